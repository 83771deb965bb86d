//! The day of an agent as scripts of keys: what each does to the screen, the clipboard and the
//! store.

#![allow(clippy::unwrap_used, reason = "clippy knows tests by their attribute only")]

mod flow_support;

#[path = "flows/buyers.rs"]
mod buyers;
#[path = "flows/filling.rs"]
mod filling;
#[path = "flows/forms.rs"]
mod forms;
#[path = "flows/handover.rs"]
mod handover;
#[path = "flows/hands.rs"]
mod hands;
#[path = "flows/linting.rs"]
mod linting;
#[path = "flows/lists.rs"]
mod lists;
#[path = "flows/macros.rs"]
mod macros;
#[path = "flows/order_rows.rs"]
mod order_rows;
#[path = "flows/orders.rs"]
mod orders;
#[path = "flows/phrase_exchange.rs"]
mod phrase_exchange;
#[path = "flows/phrases.rs"]
mod phrases;
#[path = "flows/products.rs"]
mod products;
#[path = "flows/reminders.rs"]
mod reminders;
#[path = "flows/replies.rs"]
mod replies;
#[path = "flows/reviews.rs"]
mod reviews;
#[path = "flows/sizes.rs"]
mod sizes;
#[path = "flows/tally.rs"]
mod tally;
#[path = "flows/urging.rs"]
mod urging;
