# The forbidden-word check: chaqi phrases lint.

lint-level-block = 拦下
lint-level-warn = 警告
lint-level-hint = 提示

# One finding: its place, rule and level, what was found, why.
lint-finding = { $place }: { $level } { $rule } “{ $match }” { $why }
lint-suggestion = 建议：{ $text }
lint-phrase = 短语：{ $id }

lint-clean = { $count } 条短语没有查到违禁词。
lint-count = { $count } 条短语：拦下 { $block } 处，警告 { $warn } 处，提示 { $hint } 处。
lint-not-advice = 供参考，不是法律意见。

lint-rule = { $id } { $level } { $what }
lint-rule-source = 依据：{ $source }
lint-rule-date = 日期：{ $date }
lint-rule-platform = 平台：{ $platforms }
lint-rule-shared = 只查共用短语
lint-rules-own = 要改规则，请编辑 { $file }；chaqi phrases lint --toml 可以存出一份照着改。

lint-problem = { $file }:{ $line }: { $message }
lint-problem-unknown-key = 不认识 { $key }
lint-problem-near = （是不是 { $near }？）
lint-problem-no-rule = 没有 { $id } 这条规则
lint-problem-pattern-empty = 规则 { $rule } 的写法“{ $pattern }”里没有要找的字
lint-problem-pattern-open = 规则 { $rule } 的写法“{ $pattern }”少了半边括号
lint-problem-pattern-gap = 规则 { $rule } 的写法“{ $pattern }”不能用 … 开头
lint-problem-pattern-list = 规则 { $rule } 的写法“{ $pattern }”用了 [words] 里没有的词表 { $list }

lint-fail-read = 读不了 { $file }：{ $reason }
lint-fail-utf8 = { $file } 不是 UTF-8 编码
lint-hint-utf8 = 请用 UTF-8 另存后再查
