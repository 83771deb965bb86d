# Orders: lists, flags, notes, the memo, imports.

## The lists that Tab goes through

orders-list-all = All
orders-list-unpaid = Unpaid
orders-list-to-ship = To ship
orders-list-flagged = Flagged
orders-list-cod = COD to confirm
orders-list-silent = Silent

orders-lists-title = Which list
orders-flag-list-title = Which flag
orders-flag-any = any colour

orders-search-hint = number, buyer, item, note
orders-none = No orders here. Add one, or import a report from “All acts”.
orders-list-empty = No orders on this list; Tab goes on to the next.
orders-not-found = No order found: try another word, or add it.

## The card

orders-address-checked = address checked
orders-cod-confirmed = cash on delivery, confirmed
orders-created = ordered { $at }
orders-paid = paid { $at }
orders-platform-memo = On the platform: { $memo }
orders-timeline = What happened
orders-timeline-undone = {" "}(undone)

## Forms

orders-new-title = New order
orders-edit-title = Edit order { $order }
orders-exists = this order is already there, search for it
orders-gone = this order was deleted, Esc goes back
orders-added = Order { $order } added
orders-edited = Order { $order } changed

## Flags

orders-no-flag = no flag
orders-flag-title =
    { $count ->
        [one] Flag { $order }
       *[other] Flag { $count } orders
    }
orders-flagged =
    { $count ->
        [one] Flag set: { $flag }
       *[other] Flag set on { $count } orders: { $flag }
    }
orders-flag-same = It is “{ $flag }” already
orders-label-title = Label of the flag
orders-label-too-long = 3 characters at most
orders-flagged-urged = : counts as urged, no longer on the list to urge
orders-reserved-mark = {" (reserved)"}
orders-reserved-title = Replace a reserved flag?
orders-reserved-body = { $order } has “{ $flag }”: without it the buyer may be urged twice.

## Notes and the memo

orders-note-title =
    { $count ->
        [one] Note on { $order }
       *[other] Note on { $count } orders
    }
orders-noted =
    { $count ->
        [one] Note saved
       *[other] Note saved on { $count } orders
    }
orders-memo =
    { $limit ->
        [0] the memo ({ $bytes } bytes)
       *[other] the memo ({ $bytes }/{ $limit } bytes)
    }
orders-memo-length =
    { $limit ->
        [0] memo, { $bytes } bytes
       *[other] memo, { $bytes }/{ $limit } bytes
    }
orders-memo-copied = Copied { $what } → { $to }
orders-memo-left-out =
    { $count ->
        [one] The oldest note did not fit and is not in it
       *[other] The { $count } oldest notes did not fit and are not in it
    }
orders-memo-cut = The newest note is too long: only its beginning is in it
orders-memo-empty = No notes yet on this order, add one first

## Delete

orders-deleted =
    { $count ->
        [one] Order { $order } deleted, undo brings it back
       *[other] { $count } orders deleted, undo brings them back
    }

## Import

orders-import-title = Import an order report
orders-import-confirm = Import this report?
orders-import-taken-for = taken for: { $kind }; platform { $platform }
orders-import-overrides = { " " }(the file says so; the settings have another)
orders-import-remembered = { " " }(columns as you said last time; order-columns.toml holds them)
orders-import-kind-taobao-orders = orders of Taobao or Tmall
orders-import-kind-taobao-items = items of Taobao or Tmall
orders-import-kind-tmall-refunds = refunds of Tmall
orders-import-kind-pdd-orders = orders of Pinduoduo
orders-import-kind-douyin-orders = orders of Douyin
orders-import-kind-douyin-after-sales = after-sales of Douyin
orders-import-kind-mapped = orders by columns that you chose
orders-import-joined = , { $count } further items or refunds
orders-import-refunds = , { $count ->
    [one] 1 refund
   *[other] { $count } refunds
}
orders-import-deleted = , { $count ->
    [one] 1 order
   *[other] { $count } orders
} deleted here and left so (add the number by hand to bring one back)
orders-import-flags-kept = , { $count ->
    [one] 1 flag
   *[other] { $count } flags
} unlike the platform's (ours stay)
orders-import-other-shop = ; the file names the shop “{ $named }”, the orders go to “{ $shop }” (for another: chaqi order import --shop NAME)
orders-import-more = … and { $count } more
orders-import-new = new { $order }: { $what }
orders-import-changed = changed { $order }: { $what }
orders-import-kept-flag = flag stays { $order }: ours is { $ours }, the platform's { $theirs }
orders-import-ready = The trial is ready, { $counts }; the palette's “import result” shows and confirms it
orders-import-unknown = These columns are new here: say once what they are, the next such sheet goes straight in
orders-import-mapping = Which column is what?
orders-import-no-column = (none)
orders-import-column = { $name }  e.g. { $samples }
orders-import-twice = “{ $name }” is the { $other } already
orders-import-field-state = state
orders-import-field-amount = amount
orders-import-field-buyer = buyer
orders-import-field-item = item
orders-import-field-created = placed
orders-import-field-paid = paid
orders-import-field-waybill = waybill
orders-import-field-courier = courier
orders-import-field-phone = phone
orders-import-field-memo = platform memo
orders-import-field-flag = platform flag
orders-import-field-cod = cash on delivery
orders-import-field-lines = lines
orders-after-sales = after-sales: { $state }
orders-platform-flag = flag on the platform: { $flag }
orders-import-nothing = Nothing new to import
orders-import-done = The last import
orders-import-later = Found again later: “Result of the last import” among all acts.
orders-import-said =
    { $count ->
        [one] { $count } row of the import
       *[other] { $count } rows of the import
    }
orders-import-none = nothing was imported since the start
orders-imported = Imported { $counts }

## What happened to an order

orders-did-add = add order { $order }
orders-did-import = import order { $order }
orders-did-edit = edit order { $order }: { $what }
orders-did-flag = flag { $flag }
orders-did-unflag = take the flag off
orders-did-note = note: { $text }
orders-did-delete = delete order { $order }
orders-did-reveal = looked at the phone number

## Marks

orders-marked = { $count } marked
orders-unmarked = No marks left
orders-marked-first = A long list: its first { $count } are marked
orders-marked-hidden = ✓{ $count } ({ $hidden } out of sight){" "}
orders-many-title = { $act }: { $count ->
    [one] 1 order
   *[other] { $count } orders
}
orders-many-more = … and { $count } more
orders-many-hidden = { $count } of them are not in the list in front
orders-many-key = Press { $key } again to do it; undo brings them back
orders-many-keys = Esc cancels

## A pasted order number

orders-pasted-known = Open order { $order }?
orders-pasted-unknown = There is no order { $order }
orders-pasted-make = Add it? Platform: { $platform }
orders-pasted-open-keys = Enter opens it  Esc does not
orders-pasted-inside = It names order { $order }: { $key } opens or adds it
orders-pasted-make-keys = Enter adds it  Esc does not
orders-clipboard-none = No order number on the clipboard: copy one first
orders-number-short = The number has { $count ->
    [one] 1 digit
   *[other] { $count } digits
}, Taobao's have { $least } at least: is one missing?

## Why a row was found

orders-why-number = number: { $text }
orders-why-note = note: { $text }
orders-why-memo = on the platform: { $text }
orders-why-waybill = waybill: { $text }
orders-why-courier = courier: { $text }
orders-why-phone = phone ends in { $text }
orders-why-article = article: { $text }
orders-why-refund = refund: { $text }
orders-why-item = item: { $text }

## Checks before shipping

orders-list-promised = Promised
orders-mark-cod = COD
orders-mark-checked = addr✓
orders-checked-said = { $count ->
    [1] { $order }: address checked
   *[other] { $count } orders: address checked
}
orders-unchecked-said = { $count ->
    [1] { $order }: address not checked
   *[other] { $count } orders: address not checked
}
orders-confirm-title = { $count ->
    [1] COD { $order }: confirmed how?
   *[other] { $count } COD orders: confirmed how?
}
orders-confirm-note = COD confirmed ({ $channel })
orders-confirmed = Noted: { $note }
orders-all-shipped = Shipped or closed already: the warehouse has nothing to do
orders-not-cod = Not a cash-on-delivery order
orders-warehouse-note = Silent order, warehouse told
orders-warehouse-said = { $count } noted: silent order, warehouse told
