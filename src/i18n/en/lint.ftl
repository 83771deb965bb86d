# The forbidden-word check: chaqi phrases lint.

lint-level-block = block
lint-level-warn = warn
lint-level-hint = hint

# One finding: its place, rule and level, what was found, why.
lint-finding = { $place }: { $level } { $rule } “{ $match }” { $why }
lint-suggestion = Rather: { $text }
lint-phrase = Phrase: { $id }

lint-clean = Nothing forbidden in { $count } { $count ->
    [one] phrase
   *[other] phrases
}.
lint-count = { $count } { $count ->
    [one] phrase
   *[other] phrases
}: { $block } to block, { $warn } to warn of, { $hint } hints.
lint-not-advice = For guidance; not legal advice.

lint-rule = { $id } { $level } { $what }
lint-rule-source = Source: { $source }
lint-rule-date = Date: { $date }
lint-rule-platform = Platforms: { $platforms }
lint-rule-shared = Phrases that others use too
lint-rules-own = To change the rules edit { $file }; chaqi phrases lint --toml prints a copy to start from.

lint-problem = { $file }:{ $line }: { $message }
lint-problem-unknown-key = there is no key { $key }
lint-problem-near = ; did you mean { $near }?
lint-problem-no-rule = there is no rule { $id }
lint-problem-pattern-empty = rule { $rule }: the pattern “{ $pattern }” has nothing to look for
lint-problem-pattern-open = rule { $rule }: a bracket of the pattern “{ $pattern }” is never closed
lint-problem-pattern-gap = rule { $rule }: the pattern “{ $pattern }” can't begin with …
lint-problem-pattern-list = rule { $rule }: the pattern “{ $pattern }” names a list { $list } that [words] does not have

lint-fail-read = { $file } can't be read: { $reason }
lint-fail-utf8 = { $file } is not UTF-8
lint-hint-utf8 = Save it as UTF-8 and check again
