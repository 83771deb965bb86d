//! The rules ready to use: every pattern under its first character, and the check of a text.

use super::fold::{Folded, fold};
use super::pattern::{Lists, Pattern, PatternError, is_number};
use super::source::{self, EMBEDDED, Kind, Level, Problem, ProblemKind, Rule, Source, Words};
use super::{length, opening, personal, placeholder};
use crate::domain::Platform;
use std::collections::HashMap;
use std::ops::Range;

/// What is further apart, in characters, does not belong together.
const WIDEST: usize = 160;

/// All rules in force.
#[derive(Debug, Clone)]
pub struct Rules {
    rules: Vec<Rule>,
    patterns: Vec<Entry>,
    /// Patterns by the characters they can begin with.
    by_first: HashMap<char, Vec<usize>>,
    /// Patterns that begin with a number.
    by_number: Vec<usize>,
}

/// What is known of a text besides its words.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// Others use the phrase too: it is not the agent's own.
    pub shared: bool,
    /// The platform it is meant for; none means any.
    pub platform: Option<Platform>,
    /// Whether there is a variable of that name; dates and times need not be asked for.
    pub known: &'a dyn Fn(&str) -> bool,
}

/// A wording that breaks a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The bytes of the text that break it.
    pub range: Range<usize>,
}

impl<'a> Finding<'a> {
    /// What the finding weighs.
    pub fn level(&self) -> Level {
        self.rule.level
    }

    /// What to say instead.
    pub fn suggestion(&self) -> &'a Words {
        &self.rule.suggest
    }
}

#[derive(Debug, Clone)]
struct Entry {
    pattern: Pattern,
    role: Role,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Find {
        rule: usize,
    },
    Group {
        rule: usize,
        together: usize,
        group: usize,
    },
    Except {
        rule: usize,
    },
    Clears {
        rule: usize,
    },
    /// No finding of any rule.
    Allow,
}

impl Role {
    fn rule(self) -> Option<usize> {
        match self {
            Self::Find { rule }
            | Self::Group { rule, .. }
            | Self::Except { rule }
            | Self::Clears { rule } => Some(rule),
            Self::Allow => None,
        }
    }
}

/// A match of a pattern, in units.
#[derive(Debug, Clone, Copy)]
struct Hit {
    role: Role,
    sentence: usize,
    start: usize,
    end: usize,
}

impl Hit {
    fn holds(&self, start: usize, end: usize) -> bool {
        self.start <= start && end <= self.end
    }
}

impl Rules {
    /// The rules that are part of the program.
    pub fn embedded() -> Self {
        Self::of(source::read(EMBEDDED)).0
    }

    /// The same with a shop's `lint.toml` over them, and what is wrong in that; a problem costs
    /// only what it is about.
    pub fn with(shop: &str) -> (Self, Vec<Problem>) {
        let mut all = source::read(EMBEDDED);
        all.lay_over(source::read(shop));
        Self::of(all)
    }

    /// The rules in their order.
    pub fn all(&self) -> &[Rule] {
        &self.rules
    }

    fn of(source: Source) -> (Self, Vec<Problem>) {
        let mut rules = Self {
            rules: Vec::new(),
            patterns: Vec::new(),
            by_first: HashMap::new(),
            by_number: Vec::new(),
        };
        let mut problems = source.problems;
        for (line, rule) in source.rules {
            for (pattern, error) in rules.take(rule.clone(), &source.lists) {
                let kind = ProblemKind::Pattern { rule: rule.id.clone(), pattern, error };
                problems.push(Problem { line, kind });
            }
        }
        for text in &source.allow {
            if let Some(pattern) = Pattern::literal(text) {
                rules.enter(pattern, Role::Allow);
            }
        }
        problems.sort_by_key(|problem| problem.line);
        (rules, problems)
    }

    /// Takes a rule in; gives back the patterns that are none.
    fn take(&mut self, rule: Rule, lists: &Lists) -> Vec<(String, PatternError)> {
        let number = self.rules.len();
        let mut roles: Vec<(&str, Role)> = Vec::new();
        // What the other kinds look for is no sentence.
        if matches!(rule.kind, Kind::Words | Kind::Personal) {
            roles.extend(rule.find.iter().map(|p| (p.as_str(), Role::Find { rule: number })));
            roles.extend(rule.except.iter().map(|p| (p.as_str(), Role::Except { rule: number })));
            roles.extend(rule.clears.iter().map(|p| (p.as_str(), Role::Clears { rule: number })));
            for (together, combination) in rule.together.iter().enumerate() {
                for (group, patterns) in combination.all.iter().enumerate() {
                    let role = Role::Group { rule: number, together, group };
                    roles.extend(patterns.iter().map(|p| (p.as_str(), role)));
                }
            }
        }
        let mut wrong = Vec::new();
        for (text, role) in roles {
            match Pattern::parse(text, lists) {
                Ok(pattern) => self.enter(pattern, role),
                Err(error) => wrong.push((text.to_owned(), error)),
            }
        }
        self.rules.push(rule);
        wrong
    }

    fn enter(&mut self, pattern: Pattern, role: Role) {
        let number = self.patterns.len();
        let (firsts, by_number) = pattern.firsts();
        for first in firsts {
            self.by_first.entry(first).or_default().push(number);
        }
        if by_number {
            self.by_number.push(number);
        }
        self.patterns.push(Entry { pattern, role });
    }

    /// What in the text breaks a rule, in the order of the text; never two findings of one rule
    /// for the same place.
    pub fn check(&self, text: &str, context: Context<'_>) -> Vec<Finding<'_>> {
        let folded = fold(text);
        let hits = self.hits(&folded);
        let bytes = |start: usize, end: usize| -> Range<usize> {
            folded.units[start].start as usize..folded.units[end - 1].end as usize
        };
        let mut findings = Vec::new();
        for (number, rule) in self.rules.iter().enumerate() {
            let holds = rule.platform.is_empty()
                || context.platform.is_none_or(|platform| rule.platform.contains(&platform));
            if !holds || (rule.shared && !context.shared) {
                continue;
            }
            let ranges: Vec<Range<usize>> = match rule.kind {
                Kind::Words => spans(rule, number, &hits, &[])
                    .into_iter()
                    .map(|(start, end)| bytes(start, end))
                    .collect(),
                Kind::Personal => {
                    let numbers = personal::numbers(&folded);
                    spans(rule, number, &hits, &numbers)
                        .into_iter()
                        .map(|(start, end)| bytes(start, end))
                        .collect()
                }
                Kind::Placeholder => placeholder::find(text, &rule.find, context.known)
                    .into_iter()
                    .filter(|range| {
                        !hits.iter().any(|hit| {
                            let allowed = bytes(hit.start, hit.end);
                            hit.role == Role::Allow
                                && allowed.start <= range.start
                                && range.end <= allowed.end
                        })
                    })
                    .collect(),
                Kind::Opening => opening::find(text, rule).into_iter().collect(),
                Kind::Length => length::find(text, rule).into_iter().collect(),
            };
            findings.extend(ranges.into_iter().map(|range| Finding { rule, range }));
        }
        findings.sort_by_key(|finding| (finding.range.start, finding.range.end));
        findings
    }

    /// Every match of every pattern.
    fn hits(&self, folded: &Folded) -> Vec<Hit> {
        let mut hits = Vec::new();
        for (sentence, (from, to)) in folded.sentences.iter().copied().enumerate() {
            let units = &folded.units[from..to];
            for (at, unit) in units.iter().enumerate() {
                let first = self.by_first.get(&unit.c).into_iter().flatten();
                let number = self.by_number.iter().filter(|_| is_number(unit.c));
                for entry in first.chain(number).map(|number| &self.patterns[*number]) {
                    if let Some(end) = entry.pattern.end(units, at) {
                        let (start, end) = (from + at, from + end);
                        hits.push(Hit { role: entry.role, sentence, start, end });
                    }
                }
            }
        }
        hits
    }
}

/// What of the hits is a finding of the rule, in units; `more` are findings of another origin.
fn spans(rule: &Rule, number: usize, hits: &[Hit], more: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let own = |hit: &&Hit| hit.role.rule().is_none_or(|rule| rule == number);
    let own: Vec<&Hit> = hits.iter().filter(own).collect();
    let excepted = |start: usize, end: usize| {
        own.iter().any(|hit| {
            matches!(hit.role, Role::Except { .. } | Role::Allow) && hit.holds(start, end)
        })
    };
    let cleared = |sentence: usize| {
        own.iter().any(|hit| matches!(hit.role, Role::Clears { .. }) && hit.sentence == sentence)
    };
    let counts: Vec<&Hit> = own
        .iter()
        .copied()
        .filter(|hit| matches!(hit.role, Role::Find { .. } | Role::Group { .. }))
        .filter(|hit| !excepted(hit.start, hit.end) && !cleared(hit.sentence))
        .collect();
    let mut found: Vec<(usize, usize)> =
        more.iter().copied().filter(|(start, end)| !excepted(*start, *end)).collect();
    let alone = counts.iter().filter(|hit| matches!(hit.role, Role::Find { .. }));
    let mut alone: Vec<(usize, usize)> = alone.map(|hit| (hit.start, hit.end)).collect();
    // The longest of those that begin together.
    alone.sort_by_key(|(start, end)| (*start, std::cmp::Reverse(*end)));
    alone.into_iter().for_each(|span| add(&mut found, span));
    for (together, combination) in rule.together.iter().enumerate() {
        for span in combined(together, combination.all.len(), combination.next, &counts) {
            add(&mut found, span);
        }
    }
    found
}

fn add(found: &mut Vec<(usize, usize)>, span: (usize, usize)) {
    if !found.iter().any(|(start, end)| span.0 < *end && *start < span.1) {
        found.push(span);
    }
}

/// The shortest span of one hit of each group, for every sentence that has one.
fn combined(together: usize, groups: usize, next: bool, counts: &[&Hit]) -> Vec<(usize, usize)> {
    let of = |group: usize| {
        counts.iter().copied().filter(move |hit| {
            matches!(hit.role, Role::Group { together: t, group: g, .. } if t == together && g == group)
        })
    };
    let mut found: Vec<(usize, (usize, usize))> = Vec::new();
    for first in of(0) {
        let (mut start, mut end) = (first.start, first.end);
        let whole = (1..groups).all(|group| {
            let near = of(group)
                .filter(|hit| hit.sentence.abs_diff(first.sentence) <= usize::from(next))
                .min_by_key(|hit| hit.end.max(end) - hit.start.min(start));
            if let Some(hit) = near {
                (start, end) = (start.min(hit.start), end.max(hit.end));
            }
            near.is_some()
        });
        if !whole || end - start > WIDEST {
            continue;
        }
        match found.iter_mut().find(|(sentence, _)| *sentence == first.sentence) {
            Some((_, best)) if best.1 - best.0 > end - start => *best = (start, end),
            Some(_) => {}
            None => found.push((first.sentence, (start, end))),
        }
    }
    found.into_iter().map(|(_, span)| span).collect()
}
