//! Which routes a text may take, in which order.

use std::ffi::OsString;

/// The setting `backend`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Backend {
    /// The best there is, then the next.
    #[default]
    Auto,
    /// Only the desktop's.
    System,
    /// Only the terminal's, or tmux's inside tmux.
    Osc52,
    /// Only the configured program.
    Command,
    /// Only the file.
    File,
}

/// What decides the order of routes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The console is on another machine than the desktop.
    pub ssh: bool,
    /// There is a desktop to ask.
    pub display: bool,
    /// The program to talk to the surrounding tmux, if there is one.
    pub tmux: Option<String>,
}

impl Surroundings {
    /// Reads the surroundings from environment variables.
    pub fn from_env() -> Self {
        Self::from_lookup(|name| std::env::var_os(name))
    }

    fn from_lookup(lookup: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name: &str| lookup(name).is_some_and(|value| !value.is_empty());
        // Only X11 and Wayland are named by the environment; elsewhere a desktop is assumed.
        let named = cfg!(all(unix, not(target_os = "macos")));
        Self {
            ssh: set("SSH_TTY") || set("SSH_CONNECTION"),
            display: !named || set("DISPLAY") || set("WAYLAND_DISPLAY"),
            tmux: set("TMUX").then(|| "tmux".to_owned()),
        }
    }
}

/// A route before it is tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Step {
    System,
    Command,
    /// tmux's buffer inside tmux, else the sequence.
    Terminal,
    File,
}

/// Returns the routes to try, best first.
pub(super) fn order(backend: Backend, has_command: bool, surroundings: &Surroundings) -> Vec<Step> {
    match backend {
        Backend::System => vec![Step::System],
        Backend::Osc52 => vec![Step::Terminal],
        Backend::Command => vec![Step::Command],
        Backend::File => vec![Step::File],
        Backend::Auto => {
            let mut steps = Vec::with_capacity(4);
            let here = surroundings.display && !surroundings.ssh;
            if here {
                steps.push(Step::System);
            }
            // Somebody who wrote a command into the config knows better than a guess.
            if has_command {
                steps.push(Step::Command);
            }
            steps.push(Step::Terminal);
            if !here && surroundings.display {
                // A forwarded display: for texts the terminal doesn't take.
                steps.push(Step::System);
            }
            steps.push(Step::File);
            steps
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn surroundings(ssh: bool, display: bool) -> Surroundings {
        Surroundings { ssh, display, tmux: None }
    }

    #[test]
    fn auto_prefers_what_reaches_the_users_desk() {
        use Step::{Command, File, System, Terminal};
        let auto = |has_command, ssh, display| {
            order(Backend::Auto, has_command, &surroundings(ssh, display))
        };
        assert_eq!(auto(false, false, true), [System, Terminal, File]);
        assert_eq!(auto(true, false, true), [System, Command, Terminal, File]);
        assert_eq!(auto(false, true, false), [Terminal, File]);
        assert_eq!(auto(false, true, true), [Terminal, System, File]);
        assert_eq!(auto(true, true, false), [Command, Terminal, File]);
        assert_eq!(auto(false, false, false), [Terminal, File]);
    }

    #[test]
    fn a_chosen_backend_is_the_only_one() {
        let here = surroundings(false, true);
        assert_eq!(order(Backend::System, true, &here), [Step::System]);
        assert_eq!(order(Backend::Osc52, true, &here), [Step::Terminal]);
        assert_eq!(order(Backend::Command, true, &here), [Step::Command]);
        assert_eq!(order(Backend::File, true, &here), [Step::File]);
    }

    #[test]
    fn the_environment_names_the_surroundings() {
        let read = |pairs: &[(&str, &str)]| {
            Surroundings::from_lookup(|name| {
                pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.into())
            })
        };
        assert!(read(&[("SSH_TTY", "/dev/pts/1")]).ssh);
        assert!(read(&[("SSH_CONNECTION", "1 2 3 4")]).ssh);
        assert!(!read(&[("SSH_TTY", "")]).ssh, "empty is unset");
        assert!(read(&[("WAYLAND_DISPLAY", "wayland-0")]).display);
        assert!(read(&[("DISPLAY", ":0")]).display);
        assert_eq!(read(&[("TMUX", "/tmp/tmux-0/default,1,0")]).tmux.as_deref(), Some("tmux"));
        assert_eq!(read(&[]).tmux, None);
        if cfg!(target_os = "linux") {
            assert!(!read(&[]).display);
        }
    }
}
