# The tally. The shop may be empty, so it stands at the end.

tally-search-hint = yesterday, week, 11-03
tally-loading = Counting…
tally-measure = Measure
tally-order-value = Order value
tally-lost-by = Lost by reason
tally-problems-by = Problems by kind
tally-total-hidden = +{ $count }, total
tally-total = Total
tally-conversion = Conversion
tally-reasons = { $measure }: { $list }
tally-text-group = { $group }:
tally-text-title = Tally { $range } { $shop }
tally-said = tally { $range }
tally-exported = Tally exported → { $path }
tally-rows-title =
    { $count ->
        [one] { $measure } { $total }, { $count } row
       *[other] { $measure } { $total }, { $count } rows
    }

tally-not-understood = {"? · "}
tally-separator = {"; "}
