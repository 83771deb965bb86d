//! What keys, pasted texts and the mouse do where no layer takes them: acts first, then the list,
//! then the search box.

use super::keys::{Code, Key};
use super::{ActId, App, Effect, Layer, Target, View};
use crate::i18n::t;

impl App {
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        if self.keys.acts(key).any(|a| a.id == ActId::Quit) {
            return self.quit();
        }
        if key == Key::plain(Code::Esc) && self.job.is_some() {
            return vec![Effect::CancelJob];
        }
        if !self.layers.is_empty() {
            return self.layer_key(key);
        }
        if let Some(id) = self.act_on(key) {
            return self.run(id);
        }
        if let (Code::Char(digit @ '1'..='9'), true) = (key.code, key.alt) {
            return self.nth(digit as usize - '1' as usize);
        }
        self.view_key(key)
    }

    /// Moves in the list, or edits the search box.
    fn view_key(&mut self, key: Key) -> Vec<Effect> {
        let page = isize::from(self.list_rows().max(2) as i16) - 1;
        let step = match key.code {
            Code::Up => -1,
            Code::Down => 1,
            Code::PageUp => -page,
            Code::PageDown => page,
            Code::Home if self.query().is_empty() || key.ctrl => isize::MIN / 2,
            Code::End if self.query().is_empty() || key.ctrl => isize::MAX / 2,
            _ => 0,
        };
        if step != 0 {
            return self.step(step);
        }
        let in_orders = self.view == View::Orders;
        let line = self.query_mut();
        let changed = match (key.code, key.ctrl, key.alt) {
            (Code::Char(c), false, false) => {
                line.insert_char(c);
                true
            }
            (Code::Esc, ..) if line.is_empty() && in_orders => {
                self.unmark_all();
                false
            }
            (Code::Esc, ..) if line.is_empty() => {
                let replies = self.view == View::Replies;
                if replies && !self.replies.marked.is_empty() {
                    self.replies.marked.clear();
                } else if replies && self.leave_category() {
                    return self.replies_query_changed();
                } else if replies && !self.leave_list() && self.hand.take().is_some() {
                    self.say(t!(self.lang, "app-hand-released"));
                }
                false
            }
            (Code::Esc, ..) => {
                line.clear();
                true
            }
            (Code::Backspace, true, _) | (Code::Char('w'), true, _) => line.kill_word(),
            (Code::Char('u'), true, _) => line.kill_to_start(),
            (Code::Backspace, ..) => line.backspace(),
            (Code::Delete, ..) => line.delete(),
            (Code::Left, ..) => {
                line.left();
                false
            }
            (Code::Right, ..) => {
                line.right();
                false
            }
            (Code::Home, ..) => {
                line.home();
                false
            }
            (Code::End, ..) => {
                line.end();
                false
            }
            _ => false,
        };
        if changed { self.query_changed() } else { Vec::new() }
    }

    pub(super) fn paste(&mut self, text: &str) -> Vec<Effect> {
        match self.layers.last_mut() {
            Some(_) => self.layer_paste(text),
            None => {
                self.query_mut().insert(text);
                let mut effects = self.query_changed();
                effects.extend(self.pasted_number(text));
                effects
            }
        }
    }

    pub(super) fn pointed(&mut self, target: Target) -> Vec<Effect> {
        if !self.layers.is_empty() && !matches!(target, Target::Field(_) | Target::Row(_)) {
            return Vec::new();
        }
        match target {
            Target::Tab(view) => self.run(view.act()),
            Target::Act(act) => self.run(act),
            Target::Row(n) if self.layers.is_empty() => {
                // A click chooses; a click on the chosen row does its main act.
                if self.cursor().at == n {
                    return self.nth_of_list(n);
                }
                let len = self.list_len();
                self.cursor_mut().go(n, len);
                self.chosen_changed()
            }
            Target::Row(n) => self.layer_row(n),
            Target::Field(n) => {
                if let Some(Layer::Form(form)) = self.layers.last_mut() {
                    form.go(n);
                }
                Vec::new()
            }
            Target::Nothing => Vec::new(),
        }
    }

    pub(super) fn wheel(&mut self, rows: i32) -> Vec<Effect> {
        if self.layers.is_empty() {
            self.step(rows as isize)
        } else {
            self.layer_wheel(rows as isize)
        }
    }
}
