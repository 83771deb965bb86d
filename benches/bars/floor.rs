//! The floor under every bar of the screen: fills it, shows what is typed, ends with Ctrl-Q.
//!
//! A bare ratatui and crossterm program, linked as chaqi is. `bars` finds it beside chaqi.

use ratatui::crossterm::event::{self, Event, KeyCode, KeyModifiers};
use ratatui::layout::Rect;
use ratatui::widgets::Paragraph;

fn main() -> std::io::Result<()> {
    let mut terminal = ratatui::init();
    let mut typed = String::new();
    let lines: Vec<String> =
        (0..200).map(|n| format!("{n:>4}  亲，您的快递已经发出，请您留意查收，谢谢惠顾")).collect();
    loop {
        terminal.draw(|frame| {
            let area = frame.area();
            for (row, line) in (1..area.height).zip(&lines) {
                frame.render_widget(Paragraph::new(&**line), Rect { y: row, height: 1, ..area });
            }
            frame.render_widget(Paragraph::new(&*typed), Rect { height: 1, ..area });
        })?;
        if let Event::Key(key) = event::read()? {
            match key.code {
                KeyCode::Char('q') if key.modifiers == KeyModifiers::CONTROL => break,
                KeyCode::Char(c) => typed.push(c),
                KeyCode::Backspace => drop(typed.pop()),
                _ => {}
            }
        }
    }
    ratatui::restore();
    Ok(())
}
