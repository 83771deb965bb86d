# The tally. The shop may be empty, so it stands at the end.

tally-search-hint = 昨天、本周、11-03、指标
tally-loading = 正在统计…
tally-measure = 指标
tally-order-value = 客单价
tally-lost-by = 流失原因
tally-problems-by = 问题类型
tally-total-hidden = +{ $count }列 合计
tally-total = 合计
tally-conversion = 转化率
tally-reasons = { $measure }：{ $list }
tally-text-group = 【{ $group }】
tally-text-title = 客服日报 { $range } { $shop }
tally-said = 日报 { $range }
tally-exported = 日报已导出 → { $path }
tally-rows-title = { $measure } { $total }，明细 { $count } 条

tally-not-understood = {"看不懂 · "}
tally-separator = ；
