import { describe, expect, it } from "vitest";
import { listHref, listSearch, readListQuery } from "@/components/customers/list-query";
import { phoneHref, sayPhone } from "@/components/customers/phone-number";
import { deviceName } from "@/components/settings/device-name";

describe("the address of the customers list", () => {
  it("says what the list shows, and is read back as the same", () => {
    const query = {
      view: "to-visit-today",
      q: "李 138",
      ownerId: "u1",
      groupId: null,
      sort: { key: "createdAt", dir: "desc" },
      saved: null,
      custom: null,
    } as const;
    expect(readListQuery(listSearch(query))).toEqual(query);
    expect(listHref(query, "c1")).toBe(
      "/customers/c1?view=to-visit-today&q=%E6%9D%8E+138&owner=u1&sort=-createdAt",
    );
  });

  it("is short when nothing is asked", () => {
    expect(listHref({})).toBe("/customers");
    expect(listSearch(readListQuery(""))).toBe("");
  });

  it("carries a custom query, and the id of a saved one", () => {
    const custom = {
      where: { any: [{ field: "company", op: "contains", value: "锦禾 & 晨光" }] },
      sort: [{ field: "createdAt", dir: "desc" }],
    } as const;
    const search = listSearch({ saved: "k3x9", custom });
    expect(readListQuery(search)).toMatchObject({ saved: "k3x9", custom });
    expect(listHref({ saved: "k3x9" })).toBe("/customers?saved=k3x9");
    expect(readListQuery('?query={"where":{"all":[{"field":"secret"}]}}').custom).toBeNull();
  });

  it("takes nonsense as nothing asked", () => {
    const query = readListQuery("?view=everything&sort=-constructor&q=");
    expect(query).toEqual({
      view: null,
      q: "",
      ownerId: null,
      groupId: null,
      sort: { key: "nextVisitAt", dir: "asc" },
      saved: null,
      custom: null,
    });
  });
});

describe("phone numbers", () => {
  it.each([
    ["13812345678", "138 1234 5678", "tel:13812345678"],
    ["0512-6288 1234 转 801", "0512-6288 1234 转 801", "tel:051262881234801"],
    ["+49 30 901820", "+49 30 901820", "tel:+4930901820"],
    ["13812345678, 13987654321", "13812345678, 13987654321", "tel:13812345678"],
    ["没有", "没有", null],
  ])("%s", (typed, said, href) => {
    expect(sayPhone(typed)).toBe(said);
    expect(phoneHref(typed)).toBe(href);
  });
});

describe("names of devices", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64) AppleWebKit/537.36 Chrome/150.0 Safari/537.36 Edg/150.0",
      "Edge · Windows",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605 Version/19.0 Mobile Safari/604.1",
      "Safari · iPhone",
    ],
    [
      "Mozilla/5.0 (Linux; Android 16) AppleWebKit Chrome/150 Mobile Safari MicroMessenger/8.0",
      "WeChat · Android",
    ],
    ["curl/8.0", null],
    [null, null],
  ])("%s", (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});
