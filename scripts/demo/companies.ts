import type { Gender } from "@/lib/domain/customers/model";
import type { Random } from "./random";

/** Where customers sit: cities of the trade, with districts that they really have. */
const places = [
  ["浙江省绍兴市柯桥区", "绍兴", ["金柯桥大道", "山阴西路", "群贤路", "笛扬路"]],
  ["浙江省杭州市萧山区", "杭州", ["市心中路", "建设四路", "通惠北路"]],
  ["浙江省宁波市鄞州区", "宁波", ["天童南路", "鄞州大道", "首南西路"]],
  ["浙江省嘉兴市桐乡市", "桐乡", ["濮院大道", "振兴东路", "工贸大道"]],
  ["浙江省湖州市织里镇", "织里", ["吴兴大道", "织里北路", "富民路"]],
  ["江苏省苏州市吴江区", "苏州", ["盛泽镇西二环路", "中山南路", "东太湖大道"]],
  ["江苏省南通市通州区", "南通", ["川姜镇志浩路", "世纪大道", "银河路"]],
  ["江苏省常熟市", "常熟", ["海虞北路", "珠江路", "招商北路"]],
  ["江苏省无锡市江阴市", "江阴", ["澄江中路", "暨阳路", "滨江西路"]],
  ["上海市长宁区", "上海", ["延安西路", "仙霞路", "天山路"]],
  ["上海市闵行区", "上海", ["七莘路", "虹梅南路", "沪闵路"]],
  ["广东省广州市海珠区", "广州", ["新港西路", "瑞康路", "江南大道南"]],
  ["广东省深圳市龙华区", "深圳", ["大浪街道华旺路", "民治大道", "布龙路"]],
  ["广东省东莞市虎门镇", "东莞", ["富民路", "虎门大道", "长德路"]],
  ["广东省佛山市张槎街道", "佛山", ["轻工三路", "季华西路", "塱沙路"]],
  ["福建省泉州市石狮市", "石狮", ["八七路", "宝岛中路", "濠江路"]],
  ["福建省厦门市思明区", "厦门", ["湖滨南路", "厦禾路", "吕岭路"]],
  ["山东省青岛市即墨区", "青岛", ["鹤山路", "烟青路", "蓝鳌路"]],
  ["河北省石家庄市长安区", "石家庄", ["中山东路", "建设北大街", "和平东路"]],
  ["湖北省武汉市黄陂区", "武汉", ["汉口北大道", "盘龙大道", "巨龙大道"]],
  ["四川省成都市武侯区", "成都", ["川藏路", "武侯大道", "置信路"]],
  ["北京市朝阳区", "北京", ["建国路", "望京西路", "酒仙桥路"]],
] as const;

const brandFirst = [..."锦盛华恒瑞丰雅美天宏荣佳德兴凯利东新嘉润祥泰鑫永金梦云思"];
const brandSecond = [..."禾源达纶绣泽帆绮隆尚依纺帛裳岚航宇晟景语韵诚茂棉辰羽"];
const trades = [
  ["纺织有限公司", "面料织造"],
  ["针织有限公司", "针织"],
  ["印染有限公司", "印染"],
  ["服饰有限公司", "服装品牌"],
  ["服装有限公司", "服装加工"],
  ["制衣厂", "服装加工"],
  ["进出口有限公司", "外贸进出口"],
  ["家纺有限公司", "家用纺织品"],
  ["童装有限公司", "童装"],
  ["户外用品有限公司", "户外服装"],
  ["电子商务有限公司", "电商"],
  ["商贸有限公司", "批发"],
] as const;
const titles = [
  "采购经理",
  "面料主管",
  "总经理",
  "跟单员",
  "设计总监",
  "业务经理",
  "采购总监",
  "厂长",
  "技术主管",
  "老板",
];

const foreignTrades = [
  "Apparel",
  "Textiles",
  "Garments",
  "Fashion Group",
  "Knitwear",
  "Workwear",
  "Home Textiles",
];
const foreignForms = ["GmbH", "Ltd", "Inc.", "S.r.l.", "B.V.", "Co., Ltd", "AB"];
const foreignTitles = [
  "Sourcing Manager",
  "Head of Buying",
  "Senior Buyer",
  "Merchandiser",
  "Managing Director",
];
const foreignPlaces = [
  ["+49 40", "Hamburg, Germany"],
  ["+44 20", "London, United Kingdom"],
  ["+1 212", "New York, USA"],
  ["+39 02", "Milano, Italy"],
  ["+31 20", "Amsterdam, Netherlands"],
  ["+81 3", "Tokyo, Japan"],
  ["+82 2", "Seoul, Korea"],
  ["+46 8", "Stockholm, Sweden"],
] as const;

export interface Contact {
  readonly name: string;
  readonly company: string;
  readonly jobTitle: string;
  readonly phone: string;
  readonly address: string;
  readonly gender: Gender;
  readonly industry: string;
  readonly isForeign: boolean;
}

export function makeContact(random: Random, isForeign: boolean): Contact {
  return isForeign ? makeForeign(random) : makeChinese(random);
}

function makeChinese(random: Random): Contact {
  const [region, city, roads] = random.pick(places);
  const [form, industry] = random.pick(trades);
  const sex = random.chance(0.45) ? "female" : "male";
  return {
    name: random.zh.person.fullName({ sex }),
    company: `${city}${random.pick(brandFirst)}${random.pick(brandSecond)}${form}`,
    jobTitle: random.pick(titles),
    phone: makePhone(random),
    address: `${region}${random.pick(roads)}${random.int(1, 1999)}号${random.chance(0.4) ? `${random.int(1, 9)}幢${random.int(101, 2808)}室` : ""}`,
    gender: sex,
    industry,
    isForeign: false,
  };
}

function makePhone(random: Random): string {
  if (random.chance(0.08))
    return `0${random.pick(["21", "571", "575", "512", "20", "755", "769"])}-${random.int(60_000_000, 89_999_999)}`;
  const prefix = random.pick([
    "130",
    "133",
    "135",
    "136",
    "137",
    "138",
    "139",
    "150",
    "152",
    "157",
    "158",
    "159",
    "177",
    "180",
    "186",
    "188",
    "189",
    "198",
  ]);
  return `${prefix}${String(random.int(0, 99_999_999)).padStart(8, "0")}`;
}

function makeForeign(random: Random): Contact {
  const [code, place] = random.pick(foreignPlaces);
  const sex = random.chance(0.5) ? "female" : "male";
  return {
    name: random.foreign.person.fullName({ sex }),
    company: `${random.foreign.person.lastName()} ${random.pick(foreignTrades)} ${random.pick(foreignForms)}`,
    jobTitle: random.pick(foreignTitles),
    phone: `${code} ${random.int(1_000_000, 9_999_999)}`,
    address: `${random.foreign.location.streetAddress()}, ${place}`,
    gender: sex,
    industry: random.pick(["Apparel brand", "Importer", "Wholesale", "Retail chain"]),
    isForeign: true,
  };
}
