//! The thread that copies: one job at a time, newest first, and clearing when it is due.

use std::collections::VecDeque;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::routes::{Step, order};
use super::system::System;
use super::{Outcome, PATIENCE, Reason, Route, Settings, helper, osc52};
use crate::files;

/// What the caller has put down and the thread takes up.
#[derive(Debug, Default)]
pub(super) struct Desk {
    jobs: Mutex<Jobs>,
    changed: Condvar,
}

#[derive(Debug, Default)]
pub(super) struct Jobs {
    pub(super) copy: VecDeque<(u64, String)>,
    pub(super) read: VecDeque<u64>,
    pub(super) clear: Vec<(Instant, String)>,
    closing: bool,
    done: bool,
}

impl Desk {
    pub(super) fn post(&self, put: impl FnOnce(&mut Jobs)) {
        put(&mut self.jobs.lock().unwrap_or_else(PoisonError::into_inner));
        self.changed.notify_all();
    }

    pub(super) fn close(&self, patience: Duration) {
        self.post(|jobs| jobs.closing = true);
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        drop(self.changed.wait_timeout_while(jobs, patience, |jobs| !jobs.done));
    }

    /// Tells whether nothing is left to be taken up; the last job may still be at work.
    #[cfg(test)]
    pub(super) fn is_idle(&self) -> bool {
        let jobs = self.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.copy.is_empty() && jobs.read.is_empty() && jobs.clear.is_empty()
    }

    fn has_newer(&self) -> bool {
        !self.jobs.lock().unwrap_or_else(PoisonError::into_inner).copy.is_empty()
    }

    pub(super) fn is_done(&self) -> bool {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner).done
    }
}

enum Job {
    Copy(u64, String),
    Replaced(VecDeque<(u64, String)>),
    Read(u64),
    Clear(String),
    Close(Vec<(Instant, String)>),
}

impl Jobs {
    /// Takes the next job, or tells how long there is none.
    fn next(&mut self, now: Instant) -> Result<Job, Option<Duration>> {
        if self.copy.len() > 1 {
            let newest = self.copy.split_off(self.copy.len() - 1);
            return Ok(Job::Replaced(std::mem::replace(&mut self.copy, newest)));
        }
        if let Some((id, text)) = self.copy.pop_front() {
            return Ok(Job::Copy(id, text));
        }
        if let Some(id) = self.read.pop_front() {
            return Ok(Job::Read(id));
        }
        if self.closing {
            return Ok(Job::Close(std::mem::take(&mut self.clear)));
        }
        if let Some(due) = self.clear.iter().position(|(due, _)| *due <= now) {
            return Ok(Job::Clear(self.clear.swap_remove(due).1));
        }
        Err(self.clear.iter().map(|(due, _)| *due - now).min())
    }
}

pub(super) struct Worker {
    desk: Arc<Desk>,
    settings: Settings,
    steps: Vec<Step>,
    system: System,
    deliver: Box<dyn Fn(Outcome) + Send>,
    patience: Duration,
}

impl Worker {
    pub(super) fn new(
        settings: Settings,
        system: System,
        deliver: impl Fn(Outcome) + Send + 'static,
    ) -> Self {
        let has_command = !settings.command.is_empty();
        let steps = order(settings.backend, has_command, &settings.surroundings);
        let deliver = Box::new(deliver);
        Self { desk: Arc::default(), settings, steps, system, deliver, patience: PATIENCE }
    }

    #[cfg(test)]
    pub(super) fn with_patience(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    pub(super) fn desk(&self) -> Arc<Desk> {
        Arc::clone(&self.desk)
    }

    pub(super) fn run(mut self) {
        loop {
            match self.wait() {
                Job::Copy(id, text) => {
                    let outcome = self.copy(id, &text);
                    (self.deliver)(outcome);
                }
                Job::Replaced(older) => {
                    older.into_iter().for_each(|(id, _)| (self.deliver)(Outcome::Replaced { id }));
                }
                Job::Read(id) => {
                    let text = self.read();
                    (self.deliver)(Outcome::Read { id, text });
                }
                Job::Clear(text) => {
                    if self.clear(&text) {
                        (self.deliver)(Outcome::Cleared);
                    }
                }
                Job::Close(uncleared) => {
                    // The desktop's text goes with the process or to its manager; the file stays.
                    for (_, text) in uncleared {
                        self.clear_file(&text);
                    }
                    break;
                }
            }
        }
        self.system.finish(self.patience);
        self.desk.post(|jobs| jobs.done = true);
    }

    fn wait(&self) -> Job {
        let mut jobs = self.desk.jobs.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            let pause = match jobs.next(Instant::now()) {
                Ok(job) => return job,
                Err(pause) => pause,
            };
            jobs = match pause {
                None => self.desk.changed.wait(jobs).unwrap_or_else(PoisonError::into_inner),
                Some(pause) => {
                    let waited = self.desk.changed.wait_timeout(jobs, pause);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
            };
        }
    }

    fn copy(&mut self, id: u64, text: &str) -> Outcome {
        let mut reasons = Vec::new();
        for step in self.steps.clone() {
            if !reasons.is_empty() && self.desk.has_newer() {
                return Outcome::Replaced { id };
            }
            let tried = match step {
                Step::System => self.system.set(text, self.patience).map(|()| Route::System),
                Step::Command => {
                    helper::give(&self.settings.command, text, self.patience).map(Route::Command)
                }
                Step::File => write_file(&self.settings.file, text),
                Step::Terminal => match self.tmux(&["load-buffer", "-w", "-"], text) {
                    Some(Ok(())) => Ok(Route::Tmux),
                    none_or_refused => {
                        reasons.extend(none_or_refused.and_then(Result::err));
                        match osc52::sequence(text) {
                            Ok(sequence) => return Outcome::Osc52 { id, sequence },
                            Err(reason) => Err(reason),
                        }
                    }
                },
            };
            match tried {
                Ok(route) => return Outcome::Copied { id, route },
                Err(reason) => reasons.push(reason),
            }
        }
        Outcome::Failed { id, reasons }
    }

    /// Reads the text of the first clipboard in use that can be asked. A terminal can't, and what a
    /// command did with its texts is not known. The file is only read where nothing else is in use:
    /// otherwise an old text may be in it.
    fn read(&mut self) -> Option<String> {
        let only_file = self.steps == [Step::File];
        self.steps.clone().into_iter().find_map(|step| match step {
            Step::System => self.system.get(self.patience).ok(),
            Step::Terminal => {
                let tmux = self.settings.surroundings.tmux.as_deref()?;
                helper::ask(&tmux_command(tmux, &["show-buffer"]), self.patience).ok()
            }
            Step::File if only_file => std::fs::read_to_string(&self.settings.file).ok(),
            Step::File | Step::Command => None,
        })
    }

    /// Gives a text to the surrounding tmux; `None` outside of one.
    ///
    /// tmux drops OSC 52 by default; `-w` (3.2 and later) makes it pass the text on itself.
    fn tmux(&self, arguments: &[&str], text: &str) -> Option<Result<(), Reason>> {
        let command = tmux_command(self.settings.surroundings.tmux.as_deref()?, arguments);
        Some(helper::give(&command, text, self.patience).map(drop))
    }

    /// Empties each clipboard in use that still holds this very text.
    fn clear(&mut self, text: &str) -> bool {
        let mut cleared = false;
        for step in self.steps.clone() {
            cleared |= match step {
                Step::System => {
                    self.system.get(self.patience).is_ok_and(|found| found == text)
                        && self.system.clear(self.patience).is_ok()
                }
                Step::Terminal => self.clear_tmux(text),
                Step::File => self.clear_file(text),
                // It only takes; what it did with the text is not known.
                Step::Command => false,
            };
        }
        cleared
    }

    fn clear_file(&self, text: &str) -> bool {
        let path = &self.settings.file;
        std::fs::read_to_string(path).is_ok_and(|found| found == text)
            && std::fs::remove_file(path).is_ok()
    }

    fn clear_tmux(&self, text: &str) -> bool {
        let Some(tmux) = self.settings.surroundings.tmux.as_deref() else { return false };
        let found = helper::ask(&tmux_command(tmux, &["show-buffer"]), self.patience);
        // The terminal outside can't be asked, so its copy stays.
        found.is_ok_and(|found| found == text)
            && helper::ask(&tmux_command(tmux, &["delete-buffer"]), self.patience).is_ok()
    }
}

fn tmux_command(program: &str, arguments: &[&str]) -> Vec<String> {
    std::iter::once(&program).chain(arguments).map(|&part| part.to_owned()).collect()
}

fn write_file(path: &Path, text: &str) -> Result<Route, Reason> {
    let written = path.parent().map_or(Ok(()), files::create_dir_private);
    match written.and_then(|()| files::write_atomic(path, text.as_bytes())) {
        Ok(()) => Ok(Route::File(path.to_owned())),
        Err(error) => Err(Reason::File { path: path.to_owned(), error: error.to_string() }),
    }
}
