import { writeXlsx } from "hucre/xlsx";

export const listHeaders = ["姓名", "公司名称", "手机号码", "地址", "客户状态", "建档日期", "跟进记录"];

/** A customer list as somebody's spreadsheet has it: of `rows` rows the last `doubled` repeat earlier phones, moved house. */
export function customerRows(rows: number, doubled: number): (string | number | Date)[][] {
  const fresh = rows - doubled;
  return Array.from({ length: rows }, (_, n) => {
    const who = n % fresh;
    const day = new Date(Date.UTC(2020, who % 12, 1 + (who % 28)));
    return [
      `进口客户${who}`,
      `第${who % 500}号进口公司`,
      17_000_000_000 + who,
      `苏州工业园区${who}号${n < fresh ? "" : "（新）"}`,
      who % 3 === 0 ? "准客户" : "意向客户",
      day,
      who % 10 === 0 ? `展会上认识，编号${who}` : "",
    ];
  });
}

export async function customerListFile(rows: number, doubled: number): Promise<Uint8Array> {
  const bytes = await writeXlsx({
    sheets: [{ name: "客户", rows: [["客户名单"], [...listHeaders], ...customerRows(rows, doubled)] }],
  });
  return new Uint8Array(bytes);
}
