import type { CustomField } from "../settings/model";
import { type Mapping, manyTargets, type PlainTarget, type Target } from "./model";

/** What people call their columns, in both languages; compared without space, case, width and signs. */
const words: Readonly<Record<PlainTarget, string>> = {
  name: "姓名 名字 客户 客户名 客户名称 客户姓名 联系人 联系人姓名 姓名称呼 称呼 name fullname contact contactname customer customername client clientname displayname",
  firstName: "名 firstname givenname forename",
  lastName: "姓 lastname surname familyname",
  company:
    "公司 公司名 公司名称 单位 单位名称 企业 企业名称 工作单位 客户公司 客户单位 所属公司 厂名 工厂 company companyname organization organisation employer account accountname business firm",
  jobTitle: "职务 职位 岗位 头衔 title jobtitle job position role",
  phone:
    "电话 手机 手机号 手机号码 电话号码 联系电话 联系方式 移动电话 固定电话 座机 办公电话 公司电话 单位电话 家庭电话 住宅电话 其他电话 电话1 电话2 手机1 手机2 备用电话 tel telephone phone phonenumber phoneno mobile mobilephone mobilenumber cell cellphone home homephone office officephone work workphone businessphone contactnumber otherphone",
  address:
    "地址 联系地址 公司地址 详细地址 通讯地址 办公地址 家庭地址 所在地 省份 省 城市 市 区县 区 县 街道 地区 国家 address address1 address2 address3 addressline1 addressline2 street streetaddress city town state province region county country mailingaddress location district",
  gender: "性别 gender sex",
  industry: "行业 所属行业 行业类别 industry sector trade",
  source: "来源 客户来源 渠道 获客渠道 source leadsource customersource channel",
  level: "级别 客户级别 等级 客户等级 vip level tier customerlevel grade rank",
  status: "状态 客户状态 客户类型 类型 阶段 进展 跟进状态 status stage customerstatus type customertype",
  birthday: "生日 出生日期 出生年月 birthday birthdate dateofbirth dob",
  nextVisitAt:
    "下次联系 下次联系时间 下次联系日期 下次跟进 下次跟进时间 下次拜访 下次拜访时间 下次拜访日期 预约时间 nextcontact nextvisit nextfollowup nextcontactdate nextvisitdate nextfollowupdate",
  resumeAt: "恢复日期 恢复时间 恢复跟进 resume resumedate resumeson resumeon",
  createdAt:
    "创建时间 创建日期 建档时间 建档日期 加入时间 录入时间 录入日期 登记时间 登记日期 添加时间 added addedat addedon dateadded created createdat createdate createddate createdon creationdate createdtime",
  owner:
    "业务员 负责人 销售 销售员 销售人员 跟进人 所属业务员 归属人 客户经理 owner salesperson salesrep rep assignedto accountowner accountmanager responsible",
  lane: "公海 公海队列 队列 公海分组 lane pool poollane queue",
  followUp:
    "跟进 跟进记录 跟进内容 跟进情况 洽谈 洽谈记录 洽谈内容 洽谈过程 沟通记录 拜访记录 客户动态 动态 备注 说明 描述 notes note followup followups followupnote remarks remark comment comments description memo history",
  followUpAt:
    "跟进时间 跟进日期 最后跟进 最后跟进时间 最近跟进 最近跟进时间 最后联系 最后联系时间 最后联系日期 最近联系 最近联系时间 拜访时间 拜访日期 联系日期 lastcontact lastcontacted lastcontactdate lastcontactedat followupdate followuptime lastfollowup lastactivity visitdate",
  note: "邮箱 电子邮箱 电子邮件 邮件 传真 微信 微信号 qq qq号 网址 网站 邮编 邮政编码 email emailaddress mail fax faxnumber website web url wechat whatsapp linkedin skype postalcode postcode zip zipcode xactnetaddress im",
};

const targetByWord: ReadonlyMap<string, PlainTarget> = new Map(
  Object.entries(words).flatMap(([target, list]) =>
    list.split(" ").map((word): [string, PlainTarget] => [word, target as PlainTarget]),
  ),
);
/** For headers that say more than the word, `客户手机号码（必填）`: the longest word that stands in them. */
const longWords = [...targetByWord.keys()]
  .filter((word) => (/\p{Script=Han}/u.test(word) ? word.length >= 2 : word.length >= 5))
  .sort((a, b) => b.length - a.length);

/** A header as it is compared and remembered: `手机 号码（必填）*` → `手机号码`. */
export function comparableHeader(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, "")
    .replace(/[\s\p{P}\p{S}]+/gu, "");
}

/** Which field a header means, or null (C7). */
export function targetOfHeader(header: string, customFields: readonly CustomField[]): Target | null {
  const text = comparableHeader(header);
  if (text === "") return null;
  const own = customFields.find((field) => comparableHeader(field.name) === text);
  if (own) return `x.${own.id}`;
  const exact = targetByWord.get(text);
  if (exact) return exact;
  const contained = longWords.find((word) => text.includes(word));
  return (contained && targetByWord.get(contained)) || null;
}

/** A field for each column that has one (C7); of headers that mean the same, all where several may, else the first. */
export function suggestMapping(
  headers: readonly string[],
  customFields: readonly CustomField[],
): (Target | null)[] {
  const taken = new Set<Target>();
  const exactFirst = headers.map((header) => targetOfHeader(header, customFields));
  const isName = exactFirst.includes("name");
  return exactFirst.map((target) => {
    if (target === null || (taken.has(target) && !manyTargets.has(target))) return null;
    // Beside a whole name its parts say nothing new.
    if (isName && (target === "firstName" || target === "lastName")) return null;
    taken.add(target);
    return target;
  });
}

/** The key under which a mapping is remembered: the same headers, in whatever order of width and case (C7). */
export function headerSetKey(headers: readonly string[]): string {
  return headers.map(comparableHeader).join("|");
}

/** A remembered mapping, without fields that no longer exist. */
export function stillValid(mapping: Mapping, customFields: readonly CustomField[]): (Target | null)[] {
  const ids = new Set(customFields.map((field) => field.id));
  return mapping.map((target) => (target?.startsWith("x.") && !ids.has(target.slice(2)) ? null : target));
}
