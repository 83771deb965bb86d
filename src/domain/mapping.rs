//! Which column of a foreign sheet of orders is what, as the agent says it.

use super::words::words;
use super::{Platform, Word};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a column of a sheet of orders may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ColumnField {
    /// The order's number.
    Number,
    /// The buyer's chat id.
    Buyer,
    /// What was bought.
    Item,
    /// What the buyer pays.
    Amount,
    /// Where the order stands.
    State,
    /// When it was placed.
    Created,
    /// When it was paid.
    Paid,
    /// How many.
    Quantity,
    /// Which kind of the item.
    Sku,
    /// The price of one.
    Price,
    /// The shop's code of the item.
    Code,
    /// The waybill number.
    Waybill,
    /// The courier.
    Courier,
    /// The receiver's phone number.
    Phone,
    /// The memo on the platform.
    Memo,
    /// The flag on the platform.
    Flag,
}

words!(ColumnField {
    Number = "number" | "订单号";
    Buyer = "buyer" | "买家";
    Item = "item" | "商品";
    Amount = "amount" | "金额";
    State = "state" | "状态";
    Created = "created" | "下单时间";
    Paid = "paid" | "付款时间";
    Quantity = "quantity" | "数量";
    Sku = "sku" | "规格";
    Price = "price" | "单价";
    Code = "code" | "商家编码";
    Waybill = "waybill" | "运单号";
    Courier = "courier" | "快递公司";
    Phone = "phone" | "手机";
    Memo = "memo" | "备注";
    Flag = "flag" | "旗帜";
});

/// Which column is what, for every sheet with the same columns.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// Where the orders were placed.
    pub platform: Option<Platform>,
    /// The column of each field, by its name.
    pub columns: BTreeMap<ColumnField, String>,
    /// The names of all columns of such a sheet; empty for the sheet in hand.
    pub header: Vec<String>,
}

impl Mapping {
    /// It is meant for a sheet with these columns, in whatever order.
    pub fn fits(&self, header: &[String]) -> bool {
        let sorted = |names: &[String]| {
            let mut names: Vec<String> =
                names.iter().filter(|n| !n.is_empty()).map(|n| n.to_lowercase()).collect();
            names.sort_unstable();
            names.dedup();
            names
        };
        !self.header.is_empty() && sorted(&self.header) == sorted(header)
    }

    /// Reads `number=订单号,buyer=下单帐号`.
    ///
    /// # Errors
    /// The part that is none of that, or nothing when the number is missing.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut mapping = Self::default();
        for part in text.split([',', '，']).filter(|part| !part.trim().is_empty()) {
            let (field, column) = part.split_once(['=', '＝']).ok_or_else(|| part.to_owned())?;
            let field = ColumnField::parse(field).map_err(|_| field.trim().to_owned())?;
            if column.trim().is_empty() {
                return Err(part.to_owned());
            }
            mapping.columns.insert(field, column.trim().to_owned());
        }
        if mapping.columns.contains_key(&ColumnField::Number) {
            Ok(mapping)
        } else {
            Err(String::new())
        }
    }
}

/// A column of a sheet that nobody knows, as it is shown to who has to say what it is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct SeenColumn {
    /// Its name.
    pub name: String,
    /// What stands in its first cells that are not empty; phone numbers masked.
    pub samples: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_is_read_and_fits_any_order_of_columns() {
        let mut mapping = Mapping::parse("number=订单号, 买家＝下单帐号，amount=订单金额").unwrap();
        assert_eq!(mapping.columns[&ColumnField::Buyer], "下单帐号");
        assert_eq!(mapping.columns.len(), 3);
        for (text, wrong) in
            [("buyer=a", ""), ("number", "number"), ("x=y", "x"), ("number=", "number=")]
        {
            assert_eq!(Mapping::parse(text), Err(wrong.to_owned()), "{text}");
        }
        let names = |names: &[&str]| names.iter().map(|n| (*n).to_owned()).collect::<Vec<_>>();
        assert!(!mapping.fits(&names(&["订单号"])));
        mapping.header = names(&["订单号", "下单帐号"]);
        assert!(mapping.fits(&names(&["下单帐号", "订单号", ""])));
        assert!(!mapping.fits(&names(&["下单帐号", "订单号", "电话"])));
    }
}
