//! Shop phrases made up from nothing, always the same: titles of 2–6 hanzi, bodies of 15–80
//! characters, the commonest characters of such phrases more often.

use pinyin::ToPinyin;

/// The common characters of such phrases, commonest first.
const CHARS: &str = "的亲您我们是一下不了这个有在请可以发货物流快递订单付款退换售后时间天小客服商品质量\
    尺码颜色优惠券活动价格会员议便宜包邮地址修改查询催签收派送仓库现定制预计到账原路支持无理由\
    好评返图片拍联系电话微信店铺关注收藏加购赠礼盒保修配件安装说明材质成分洗涤重长行还大小多少钱\
    吗呢哦哈谢感谢抱歉稍等马上处理核实登记反馈问题破损少件错漏补寄运费险赔付平台介入申请同意拒绝";

/// A phrase that nobody would send.
pub struct Phrase {
    pub code: String,
    pub title: String,
    pub category: String,
    pub tags: Vec<String>,
    pub body: String,
}

impl Phrase {
    /// A line as a fuzzy finder of files gets it: the texts, then them in pinyin, then in initials.
    pub fn line(&self) -> String {
        let Self { code, title, body, .. } = self;
        let text = format!("{code} {title} {body}");
        let syllables = || text.as_str().to_pinyin().flatten().map(pinyin::Pinyin::plain);
        let full: String = syllables().collect();
        let initials: String = syllables().filter_map(|s| s.chars().next()).collect();
        format!("{text}\t{full}\t{initials}")
    }
}

/// A small generator, always the same (xorshift).
pub struct Dice(pub u64);

impl Dice {
    /// A number from 0 up to and without `n`.
    pub fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or(0) % n
    }

    /// Picks a character; the first ones more often, and now and then any hanzi.
    fn hanzi(&mut self, common: &[char]) -> char {
        if self.below(6) == 0 {
            return char::from_u32(0x4e00 + u32::try_from(self.below(6000)).unwrap_or(0))
                .unwrap_or('一');
        }
        let a = self.below(common.len());
        common[a.min(self.below(common.len()))]
    }

    fn text(&mut self, common: &[char], least: usize, most: usize) -> String {
        let len = least + self.below(most - least + 1);
        (0..len).map(|i| if i % 13 == 12 { '，' } else { self.hanzi(common) }).collect()
    }
}

/// The first `n` of an endless list.
pub fn phrases(n: usize) -> Vec<Phrase> {
    let common: Vec<char> = CHARS.chars().filter(|c| !c.is_whitespace()).collect();
    let categories = ["物流", "售前", "售后", "订单", "活动", "商品"];
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let letter = |dice: &mut Dice| char::from(b'a' + u8::try_from(dice.below(26)).unwrap_or(0));
    (0..n)
        .map(|i| Phrase {
            code: format!("{}{}{i}", letter(&mut dice), letter(&mut dice)),
            title: dice.text(&common, 2, 6),
            category: categories[dice.below(categories.len())].to_owned(),
            tags: vec![dice.text(&common, 2, 3)],
            body: dice.text(&common, 15, 80),
        })
        .collect()
}
