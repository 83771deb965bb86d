//! Masks what lists, exports and handovers must not show in full.

/// Masks a phone number: the first three and last four digits stay. What has fewer than seven
/// digits is masked whole; an already masked number stays as it is.
pub fn phone(number: &str) -> String {
    let chars: Vec<char> = number.trim().chars().collect();
    if chars.contains(&'*') || chars.is_empty() {
        return chars.into_iter().collect();
    }
    if chars.len() < 7 {
        return "*".repeat(chars.len());
    }
    let (head, tail) = (3.min(chars.len() - 4), chars.len() - 4);
    let mut shown: String = chars[..head].iter().collect();
    shown.extend(std::iter::repeat_n('*', tail - head));
    shown.extend(&chars[tail..]);
    shown
}

/// Masks every mobile number (11 digits, `1[3-9]…`) inside a longer text.
pub fn phones_in(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while at < chars.len() {
        let run = chars[at..].iter().take_while(|c| c.is_ascii_digit()).count();
        if run == 11 && chars[at] == '1' && ('3'..='9').contains(&chars[at + 1]) {
            out.push_str(&phone(&chars[at..at + run].iter().collect::<String>()));
        } else if run > 0 {
            out.extend(&chars[at..at + run]);
        } else {
            out.push(chars[at]);
        }
        at += run.max(1);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_enough_to_recognise() {
        assert_eq!(phone("13812345678"), "138****5678");
        assert_eq!(phone("138****5678"), "138****5678");
        assert_eq!(phone("12345"), "*****");
        assert_eq!(phone(""), "");
    }

    #[test]
    fn leaves_order_numbers_alone() {
        assert_eq!(
            phones_in("打13812345678，单号2713812345678901"),
            "打138****5678，单号2713812345678901"
        );
    }
}
