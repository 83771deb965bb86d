//! The arguments of `remind`, `buyer` and `order discount`.

use super::super::values;
use crate::domain::{Money, Platform, Repeat};
use clap::{Args, Subcommand};

/// `remind`
#[derive(Debug, Subcommand)]
pub(in super::super) enum Remind {
    Add(RemindAdd),
    List(RemindList),
    Done(RemindDone),
    Snooze(RemindSnooze),
}

/// `remind add`
#[derive(Debug, Args)]
pub(in super::super) struct RemindAdd {
    #[arg(value_name = "NO")]
    pub(in super::super) number: String,
    #[arg(value_name = "WHEN", allow_hyphen_values = true)]
    pub(in super::super) when: String,
    #[arg(value_name = "TEXT")]
    pub(in super::super) text: Vec<String>,
    #[arg(long)]
    pub(in super::super) promise: bool,
    #[arg(long, value_name = "REPEAT", value_parser = values::word::<Repeat>)]
    pub(in super::super) repeat: Option<Repeat>,
    #[arg(long, value_name = "NAME")]
    pub(in super::super) owner: Option<String>,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `remind list`
#[derive(Debug, Args)]
pub(in super::super) struct RemindList {
    #[arg(long)]
    pub(in super::super) promises: bool,
    #[arg(long)]
    pub(in super::super) late: bool,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `remind done`
#[derive(Debug, Args)]
pub(in super::super) struct RemindDone {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(in super::super) outcome: String,
    #[arg(long)]
    pub(in super::super) broken: bool,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `remind snooze`
#[derive(Debug, Args)]
pub(in super::super) struct RemindSnooze {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(value_name = "WHEN", allow_hyphen_values = true)]
    pub(in super::super) when: String,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `buyer`
#[derive(Debug, Subcommand)]
pub(in super::super) enum Buyer {
    Show(BuyerWho),
    Group(BuyerGroup),
    Note(BuyerNote),
}

/// Which buyer.
#[derive(Debug, Args)]
pub(in super::super) struct BuyerWho {
    #[arg(value_name = "ID")]
    pub(in super::super) id: String,
    #[arg(long, value_name = "PLATFORM", value_parser = values::word::<Platform>)]
    pub(in super::super) platform: Option<Platform>,
    #[arg(long, value_name = "SHOP")]
    pub(in super::super) shop: Option<String>,
    #[arg(long)]
    pub(in super::super) json: bool,
}

/// `buyer group`
#[derive(Debug, Args)]
pub(in super::super) struct BuyerGroup {
    #[command(flatten)]
    pub(in super::super) who: BuyerWho,
    #[arg(value_name = "GROUP")]
    pub(in super::super) group: String,
    #[arg(long)]
    pub(in super::super) off: bool,
}

/// `buyer note`
#[derive(Debug, Args)]
pub(in super::super) struct BuyerNote {
    #[command(flatten)]
    pub(in super::super) who: BuyerWho,
    #[arg(value_name = "TEXT", required = true)]
    pub(in super::super) text: Vec<String>,
}

/// `order discount`
#[derive(Debug, Args)]
pub(in super::super) struct OrderDiscount {
    #[command(flatten)]
    pub(in super::super) which: super::Which,
    #[arg(value_name = "AMOUNT", value_parser = values::money)]
    pub(in super::super) amount: Money,
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub(in super::super) reason: String,
    #[arg(long, value_name = "NAME", default_value = "")]
    pub(in super::super) approved_by: String,
}
