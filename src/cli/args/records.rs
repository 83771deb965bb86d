//! The arguments of what agents write down: orders, reviews, handovers, counters.

use super::super::values::{self, Given};
use super::Plain;
use crate::domain::{
    Channel, LostReason, Money, OrderState, Platform, ProblemKind, Rating, ReviewState, Section,
    Severity, SeverityClass,
};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Which order is meant, where the number alone does not tell.
#[derive(Debug, Args)]
pub(in super::super) struct Which {
    #[arg(value_name = "NO")]
    pub(in super::super) number: String,
    #[command(flatten)]
    pub(in super::super) place: Place,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// The platform and shop of an order.
#[derive(Debug, Args, Clone)]
pub(in super::super) struct Place {
    #[arg(long, value_name = "PLATFORM", value_parser = values::word::<Platform>)]
    pub(in super::super) platform: Option<Platform>,
    #[arg(long, value_name = "SHOP")]
    pub(in super::super) shop: Option<String>,
}

/// `order`
#[derive(Debug, Subcommand)]
pub(in super::super) enum Order {
    Add(OrderAdd),
    List(OrderList),
    Show(Which),
    Note(OrderNote),
    Flag(OrderFlag),
    Memo(OrderMemo),
    Discount(super::OrderDiscount),
    Edit(OrderEdit),
    Delete(Which),
    History(Which),
    Import(OrderImport),
    Urge(OrderUrge),
}

/// `order add`
#[derive(Debug, Args)]
pub(in super::super) struct OrderAdd {
    #[arg(long, value_name = "NO")]
    pub(in super::super) number: String,
    #[command(flatten)]
    pub(in super::super) place: Place,
    #[command(flatten)]
    pub(in super::super) fields: OrderFieldArgs,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// The fields of an order.
#[derive(Debug, Args)]
pub(in super::super) struct OrderFieldArgs {
    #[arg(long, value_name = "BUYER")]
    pub(in super::super) buyer: Option<String>,
    #[arg(long, value_name = "ITEM")]
    pub(in super::super) item: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_hyphen_values = true, value_parser = values::money)]
    pub(in super::super) amount: Option<Money>,
    #[arg(long, value_name = "STATE", value_parser = values::order_state)]
    pub(in super::super) state: Option<OrderState>,
    #[arg(long, value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = values::yes)]
    pub(in super::super) cod: Option<bool>,
    #[arg(long, value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = values::yes)]
    pub(in super::super) address_checked: Option<bool>,
    #[arg(long, value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = values::yes)]
    pub(in super::super) cod_confirmed: Option<bool>,
    #[arg(long, value_name = "PHONE")]
    pub(in super::super) phone: Option<String>,
    #[arg(long, value_name = "WAYBILL")]
    pub(in super::super) waybill: Option<String>,
    #[arg(long, value_name = "COURIER")]
    pub(in super::super) courier: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(in super::super) created: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(in super::super) paid: Option<String>,
}

/// `order list`
#[derive(Debug, Args)]
pub(in super::super) struct OrderList {
    #[arg(value_name = "QUERY")]
    pub(in super::super) query: Vec<String>,
    #[arg(long, value_name = "FILTER", value_parser = values::filter)]
    pub(in super::super) filter: Option<Given<crate::domain::OrderFilter>>,
    #[arg(long, value_name = "NAME", conflicts_with = "filter")]
    pub(in super::super) list: Option<String>,
    #[arg(long, value_name = "COLOUR")]
    pub(in super::super) flag: Option<String>,
    #[command(flatten)]
    pub(in super::super) conditions: Conditions,
    #[arg(long, value_name = "N", default_value_t = 50, value_parser = values::count)]
    pub(in super::super) limit: usize,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// What the orders of a list have in common.
#[derive(Debug, Args, Clone, Default, PartialEq, Eq)]
pub(in super::super) struct Conditions {
    #[arg(long, value_name = "STATE", value_parser = values::order_state, value_delimiter = ',')]
    pub(in super::super) state: Vec<OrderState>,
    #[arg(long, value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = values::yes)]
    pub(in super::super) cod: Option<bool>,
    #[arg(long, value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = values::yes)]
    pub(in super::super) address_checked: Option<bool>,
    #[arg(long, value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = values::yes)]
    pub(in super::super) cod_confirmed: Option<bool>,
    #[arg(long, value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true", value_parser = values::yes)]
    pub(in super::super) has_note: Option<bool>,
    #[arg(long, value_name = "PLATFORM", value_parser = values::word::<Platform>)]
    pub(in super::super) platform: Option<Platform>,
    #[arg(long, value_name = "SHOP")]
    pub(in super::super) shop: Option<String>,
    #[arg(long, value_name = "AGENT")]
    pub(in super::super) handled_by: Option<String>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::money)]
    pub(in super::super) amount_over: Option<Money>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::money)]
    pub(in super::super) amount_under: Option<Money>,
    #[arg(long, value_name = "SPAN", value_parser = values::span)]
    pub(in super::super) older_than: Option<chrono::TimeDelta>,
    #[arg(long, value_name = "SPAN", value_parser = values::span)]
    pub(in super::super) newer_than: Option<chrono::TimeDelta>,
}

impl Conditions {
    /// One at least was given.
    pub(in super::super) fn any(&self) -> bool {
        *self != Self::default()
    }
}

/// `order note`
#[derive(Debug, Args)]
pub(in super::super) struct OrderNote {
    #[command(flatten)]
    pub(in super::super) which: Which,
    #[arg(value_name = "TEXT", required = true)]
    pub(in super::super) text: Vec<String>,
}

/// `order flag`
#[derive(Debug, Args)]
pub(in super::super) struct OrderFlag {
    #[command(flatten)]
    pub(in super::super) which: Which,
    #[arg(value_name = "COLOUR")]
    pub(in super::super) colour: String,
    #[arg(value_name = "TEXT")]
    pub(in super::super) text: Vec<String>,
    #[arg(long, value_name = "LABEL")]
    pub(in super::super) label: Option<String>,
}

/// `order memo`
#[derive(Debug, Args)]
pub(in super::super) struct OrderMemo {
    #[command(flatten)]
    pub(in super::super) which: Which,
    #[arg(long)]
    pub(in super::super) copy: bool,
}

/// `order edit`
#[derive(Debug, Args)]
pub(in super::super) struct OrderEdit {
    #[command(flatten)]
    pub(in super::super) which: Which,
    #[command(flatten)]
    pub(in super::super) fields: OrderFieldArgs,
}

/// `order urge`
#[derive(Debug, Args)]
pub(in super::super) struct OrderUrge {
    #[arg(value_name = "NO")]
    pub(in super::super) number: Option<String>,
    #[command(flatten)]
    pub(in super::super) place: Place,
    #[arg(long, value_name = "ID")]
    pub(in super::super) reply: Option<String>,
    #[arg(long, value_name = "NAME=VALUE", value_parser = values::pair)]
    pub(in super::super) var: Vec<(String, String)>,
    #[arg(long)]
    pub(in super::super) copy: bool,
    #[arg(long)]
    pub(in super::super) anyway: bool,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `order import`
#[derive(Debug, Args)]
pub(in super::super) struct OrderImport {
    #[arg(value_name = "FILE")]
    pub(in super::super) file: PathBuf,
    #[arg(long, value_name = "FIELD=COLUMN,…")]
    pub(in super::super) map: Option<String>,
    #[command(flatten)]
    pub(in super::super) place: Place,
    #[arg(long)]
    pub(in super::super) dry_run: bool,
    #[arg(long)]
    pub(in super::super) strict: bool,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `review`
#[derive(Debug, Subcommand)]
pub(in super::super) enum Review {
    Add(ReviewAdd),
    List(ReviewList),
    Show(Record),
    Contact(ReviewContact),
    Progress(ReviewProgress),
}

/// One record by its id.
#[derive(Debug, Args)]
pub(in super::super) struct Record {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `review add`
#[derive(Debug, Args)]
pub(in super::super) struct ReviewAdd {
    #[arg(long, value_name = "BUYER", required_unless_present = "order")]
    pub(in super::super) buyer: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) text: Option<String>,
    #[arg(long, value_name = "A|B|C", value_parser = values::word::<SeverityClass>)]
    pub(in super::super) severity: Option<SeverityClass>,
    #[arg(long, value_name = "RATING", value_parser = values::word::<Rating>)]
    pub(in super::super) rating: Option<Rating>,
    #[arg(long, value_name = "1-5", value_parser = values::stars)]
    pub(in super::super) stars: Option<u8>,
    #[arg(long, value_name = "ITEM")]
    pub(in super::super) item: Option<String>,
    #[arg(long, value_name = "NO")]
    pub(in super::super) order: Option<String>,
    #[arg(long, value_name = "PHONE")]
    pub(in super::super) phone: Option<String>,
    #[arg(long, value_name = "REASON")]
    pub(in super::super) reason: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(in super::super) at: Option<String>,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `review list`
#[derive(Debug, Args)]
pub(in super::super) struct ReviewList {
    #[arg(value_name = "QUERY")]
    pub(in super::super) query: Vec<String>,
    #[arg(long, value_name = "STATE", value_parser = values::word::<ReviewState>)]
    pub(in super::super) state: Option<ReviewState>,
    #[arg(long)]
    pub(in super::super) open: bool,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `review contact`
#[derive(Debug, Args)]
pub(in super::super) struct ReviewContact {
    #[command(flatten)]
    pub(in super::super) record: Record,
    #[arg(long, value_name = "CHANNEL", value_parser = values::word::<Channel>)]
    pub(in super::super) channel: Channel,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(in super::super) outcome: String,
    #[arg(long, value_name = "WHEN")]
    pub(in super::super) next: Option<String>,
    #[arg(long, value_name = "AMOUNT", value_parser = values::money)]
    pub(in super::super) cost: Option<Money>,
}

/// `review progress`
#[derive(Debug, Args)]
pub(in super::super) struct ReviewProgress {
    #[command(flatten)]
    pub(in super::super) record: Record,
    #[arg(value_name = "STATE", value_parser = values::word::<ReviewState>)]
    pub(in super::super) state: ReviewState,
    #[arg(long, value_name = "WHEN")]
    pub(in super::super) until: Option<String>,
}

/// `handover`
#[derive(Debug, Subcommand)]
pub(in super::super) enum Handover {
    Show(HandoverShow),
    Draft(HandoverDraft),
    Add(HandoverAdd),
    Drop(Record),
    Submit(HandoverSubmit),
    Accept(HandoverAccept),
    Done(HandoverDone),
    History(HandoverHistory),
}

/// How a handover is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in super::super) enum HandoverFormat {
    Chat,
    Md,
}

/// `handover show`
#[derive(Debug, Args)]
pub(in super::super) struct HandoverShow {
    #[arg(value_name = "ID")]
    pub(in super::super) id: Option<String>,
    #[command(flatten)]
    pub(in super::super) page: HandoverDraft,
}

/// `handover draft`
#[derive(Debug, Args)]
pub(in super::super) struct HandoverDraft {
    #[arg(long, value_name = "FORMAT", value_enum, conflicts_with = "json")]
    pub(in super::super) format: Option<HandoverFormat>,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `handover add`
#[derive(Debug, Args)]
pub(in super::super) struct HandoverAdd {
    #[arg(value_name = "TEXT", required = true)]
    pub(in super::super) summary: Vec<String>,
    #[arg(long, value_name = "SEVERITY", value_parser = values::word::<Severity>)]
    pub(in super::super) severity: Option<Severity>,
    #[arg(long, value_name = "NO", conflicts_with = "review")]
    pub(in super::super) order: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(in super::super) review: Option<String>,
    #[arg(long, value_name = "WHEN")]
    pub(in super::super) due: Option<String>,
    #[arg(id = "if", long = "if", value_name = "TEXT")]
    pub(in super::super) condition: Option<String>,
    #[arg(id = "then", long = "then", value_name = "TEXT")]
    pub(in super::super) next: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) owner: Option<String>,
    #[arg(long, value_name = "SECTION", value_parser = values::word::<Section>)]
    pub(in super::super) section: Option<Section>,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `handover submit`
#[derive(Debug, Args)]
pub(in super::super) struct HandoverSubmit {
    #[arg(long, value_name = "SECTION", value_parser = values::word::<Section>)]
    pub(in super::super) none: Vec<Section>,
    #[command(flatten)]
    pub(in super::super) page: HandoverDraft,
}

/// `handover accept`
#[derive(Debug, Args)]
#[command(group(clap::ArgGroup::new("kind").args(["next_step", "ask", "refuse", "answer"])))]
pub(in super::super) struct HandoverAccept {
    #[arg(value_name = "ITEM", conflicts_with = "all")]
    pub(in super::super) item: Option<String>,
    #[arg(long, conflicts_with_all = ["ask", "refuse", "answer"])]
    pub(in super::super) all: bool,
    #[arg(long, value_name = "TEXT")]
    pub(in super::super) next_step: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "item")]
    pub(in super::super) ask: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "item")]
    pub(in super::super) refuse: Option<String>,
    #[arg(long, value_name = "TEXT", requires = "item")]
    pub(in super::super) answer: Option<String>,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `handover done`
#[derive(Debug, Args)]
pub(in super::super) struct HandoverDone {
    #[command(flatten)]
    pub(in super::super) record: Record,
    #[arg(value_name = "TEXT")]
    pub(in super::super) outcome: Vec<String>,
}

/// `handover history`
#[derive(Debug, Args)]
pub(in super::super) struct HandoverHistory {
    #[arg(value_name = "QUERY")]
    pub(in super::super) query: Vec<String>,
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = values::count)]
    pub(in super::super) limit: usize,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `count`
#[derive(Debug, Subcommand)]
pub(in super::super) enum Count {
    Received(CountReceived),
    Lost(CountLost),
    Problem(CountProblem),
}

/// `count received`
#[derive(Debug, Args)]
pub(in super::super) struct CountReceived {
    #[arg(long, value_name = "BUYER")]
    pub(in super::super) buyer: Option<String>,
    #[command(flatten)]
    pub(in super::super) plain: Plain,
}

/// `count lost`
#[derive(Debug, Args)]
pub(in super::super) struct CountLost {
    #[arg(long, value_name = "REASON", value_parser = values::word::<LostReason>)]
    pub(in super::super) reason: Option<LostReason>,
    #[command(flatten)]
    pub(in super::super) received: CountReceived,
}

/// `count problem`
#[derive(Debug, Args)]
pub(in super::super) struct CountProblem {
    #[arg(long, value_name = "KIND", alias = "reason", required = true, value_parser = values::word::<ProblemKind>)]
    pub(in super::super) kind: Option<ProblemKind>,
    #[command(flatten)]
    pub(in super::super) received: CountReceived,
}
