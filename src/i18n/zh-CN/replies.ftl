# Quick replies.

replies-title = 快捷短语
replies-overlay-title = 快捷短语 { $order } { $buyer }
replies-search-hint = 拼音、编码、关键词，@分类
replies-loading = 正在载入短语…
replies-none = 没找到短语，换个词或拼音试试。

## Why a phrase was found, and its preview

replies-why-code = 编码
replies-why-text = 文字
replies-why-pinyin = 拼音
replies-why-fuzzy = 相近
replies-used = {" "}· 用过 { $count } 次
replies-length = { $chars } 字 { $bytes } 字节
replies-length-of = { $chars }/{ $limit } 字 { $bytes } 字节
replies-still-missing = 还差：{ $names }

## Copying

replies-nothing-chosen = 没找到短语，换个词搜
replies-gone = 这条短语已经没了，重新搜一下
replies-part = { $title } { $part }/{ $parts }
replies-did-copy = 复制「{ $title }」
replies-choices-hint = ↑↓ 挑一个，也可直接写
replies-bad-template = 「{ $title }」复制不了：{ $what }

## What is wrong with a phrase file

replies-problem =
    { $line ->
        [0] 短语文件 { $file }：{ $what }
       *[other] 短语文件 { $file } 第 { $line } 行：{ $what }
    }
replies-problem-unreadable = 读不了，检查文件权限
replies-problem-not-a-file = 不是普通文件，没有读
replies-problem-too-large = 文件太大，拆成几个
replies-problem-not-utf8 = 不是 UTF-8，请另存为 UTF-8
replies-problem-unknown-key = 没有 { $key } 这一项
replies-problem-unknown-key-near = 没有 { $key } 这一项，是不是 { $near }？
replies-problem-missing-key = 缺少 { $key }
replies-problem-bad-value = { $key } 不能写成 { $found }
replies-problem-never-valid = valid_to 早于 valid_from，永远不会显示
replies-problem-duplicate = { $what } 重复了，用的是前一条
replies-problem-undeclared = 变量 {"{"}{ $name }{"}"} 没有声明，检查是否写错

## What is wrong with the braces of a text

replies-brace-unclosed = 少了右括号 {"}"}
replies-brace-unopened = 多了右括号 {"}"}
replies-brace-empty = 括号 {"{}"} 里没有变量名
replies-brace-name = {"{"}{ $name }{"}"} 不能当变量名
replies-brace-offset = 日期里的 { $offset } 不是天数，写成 +2 这样

# 产品卡
replies-product-asked = 哪一款产品
replies-product-question = 问：{ $question }
replies-product-answer = 答：{ $answer }
replies-product-fact = { $name }：{ $value }
