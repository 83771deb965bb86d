# Words of the trade. Ids: domain-<type>-<code>.

## Platforms and flags

domain-platform-taobao = Taobao
domain-platform-pdd = Pinduoduo
domain-platform-douyin = Douyin
domain-platform-jd = JD
domain-platform-other = other

domain-trade-clothing = clothing
domain-trade-food = food
domain-trade-electronics = electronics

domain-colour-grey = grey
domain-colour-red = red
domain-colour-yellow = yellow
domain-colour-green = green
domain-colour-blue = blue
domain-colour-purple = purple
domain-colour-orange = orange
domain-colour-cyan = cyan
domain-colour-light-blue = light blue
domain-colour-light-pink = light pink
domain-colour-dark-green = dark green
domain-colour-peach = peach

## Orders

domain-order-state-unpaid = unpaid
domain-order-state-to-ship = to ship
domain-order-state-part-shipped = partial
domain-order-state-shipped = shipped
domain-order-state-done = done
domain-order-state-closed = closed
domain-order-state-untold = state unknown

domain-order-line-quantity = × { $count }
domain-refund = refund { $number }
domain-refund-deadline = deadline { $at }
domain-refund-ended = ended { $at }
domain-refund-parcel = returned by { $parcel }
domain-refund-state-asked = to be answered
domain-refund-state-refused = refused
domain-refund-state-to-return = buyer to return
domain-refund-state-returning = coming back
domain-refund-state-done = refunded
domain-refund-state-closed = closed

## Reviews

domain-rating-negative = negative
domain-rating-neutral = neutral

domain-severity-class-A = severe
domain-severity-class-B = ordinary
domain-severity-class-C = slight

domain-channel-chat = chat
domain-channel-sms = text message
domain-channel-phone = phone
domain-channel-public = public reply

domain-review-state-new = new
domain-review-state-contacting = contacting
domain-review-state-promised = promised
domain-review-state-waiting = waits for money
domain-review-state-changed = changed
domain-review-state-deleted = deleted
domain-review-state-refused = refused

## Handover

domain-severity-urgent = urgent
domain-severity-watch = watch
domain-severity-calm = calm

domain-section-orders = Orders
domain-section-reviews = Bad reviews
domain-section-other = Other matters

domain-answer-kind-accept = accept
domain-answer-kind-ask = ask back
domain-answer-kind-refuse = give back
domain-answer-kind-answer = answer

domain-item-state-draft = draft
domain-item-state-handed = not taken yet
domain-item-state-accepted = taken
domain-item-state-asked = question open
domain-item-state-refused = given back
domain-item-state-done = done

## Counters and tally

domain-lost-reason-price = price
domain-lost-reason-quality = quality
domain-lost-reason-style = style
domain-lost-reason-elsewhere = better offer elsewhere
domain-lost-reason-no-discount = no discount
domain-lost-reason-feature = missing feature
domain-lost-reason-postage = no free shipping
domain-lost-reason-courier = courier
domain-lost-reason-other = other

domain-problem-kind-product = product
domain-problem-kind-logistics = logistics
domain-problem-kind-service = service

domain-measure-received = Received
domain-measure-deals = Deals
domain-measure-amount = Amount
domain-measure-urged = Urged
domain-measure-urged-paid = Urged, paid
domain-measure-orders-added = Orders added
domain-measure-flags = Flags
domain-measure-notes = Notes
domain-measure-lost = Lost
domain-measure-problems = Problems
domain-measure-reviews = Bad reviews
domain-measure-contacts = Contacts
domain-measure-reviews-settled = Settled
domain-measure-compensation = Compensation
domain-measure-discounts = Discounts
domain-measure-promises = Promises settled
domain-measure-items-handed = Handed over
domain-measure-items-taken = Taken over
domain-measure-replies = Replies

domain-by-agent = Agent
domain-by-shift = Shift
domain-by-day = Day

## Reminders and promises

domain-reminder-kind-reminder = Reminder
domain-reminder-kind-promise = Promise

domain-repeat-once = Once
domain-repeat-until-done = Until done
domain-repeat-daily = Daily
domain-repeat-weekly = Weekly
domain-repeat-monthly = Monthly

domain-promise-end-kept = Kept
domain-promise-end-late = Kept late
domain-promise-end-broken = Broken

## Days and ages

domain-weekday-1 = Mon
domain-weekday-2 = Tue
domain-weekday-3 = Wed
domain-weekday-4 = Thu
domain-weekday-5 = Fri
domain-weekday-6 = Sat
domain-weekday-7 = Sun

domain-age-now = just now
domain-age-minutes = { $n } min
domain-age-hours = { $n } h
domain-age-days =
    { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
domain-ago = { $age } ago
domain-due-in = { $age } left
domain-overdue = { $age } overdue

domain-today = today
domain-tomorrow = tomorrow
domain-yesterday = yesterday

## Nobody and nothing

domain-nobody = nobody
domain-off-shift = off shift
domain-no-flag = no flag
domain-cod = cash on delivery

## What an import did

domain-import-counts =
    { $rows ->
        [one] { $rows } row: { $new } new, { $changed } changed, { $same } the same, { $repeated } repeated, { $refused } refused
       *[other] { $rows } rows: { $new } new, { $changed } changed, { $same } the same, { $repeated } repeated, { $refused } refused
    }

## Order numbers

domain-bad-number =
    { $platform ->
        [taobao] “{ $number }” is not an order number: Taobao's are digits only, { $most } at most
        [pdd] “{ $number }” is not an order number: Pinduoduo's are digits and “-”, { $most } at most
       *[other] “{ $number }” is not an order number: letters, digits, “-”, “_” and “.”, one digit at least, { $most } at most
    }

domain-said-reply = reply
domain-said-note = note
domain-said-review = review

domain-no-urging-settled = not unpaid
domain-no-urging-cod = cash on delivery
domain-no-urging-flagged = urged already

## Columns of a sheet of orders

domain-column-number = number
domain-column-buyer = buyer
domain-column-item = item
domain-column-amount = amount
domain-column-state = state
domain-column-created = placed
domain-column-paid = paid
domain-column-quantity = quantity
domain-column-sku = kind of item
domain-column-price = price
domain-column-code = item code
domain-column-waybill = waybill
domain-column-courier = courier
domain-column-phone = phone
domain-column-memo = memo
domain-column-flag = flag

## What the flags mean until the shop says otherwise

domain-flag-meaning-wish = special wish
domain-flag-meaning-price = price changed
domain-flag-meaning-refund = refund or after-sales
domain-flag-meaning-urged = urged to pay
domain-flag-meaning-shipping = shipping note
