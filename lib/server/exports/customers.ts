import { writeCsvStream } from "hucre/csv";
import { writeXlsxStream } from "hucre/xlsx";
import type { z } from "zod";
import { insertAudit } from "@/lib/db/audit";
import type { Executor } from "@/lib/db/client";
import { findCompany } from "@/lib/db/company";
import { listPeople } from "@/lib/db/users";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { allColumns, type ExportContext } from "@/lib/domain/exports/cells";
import { bookRow, headerRow, textRow } from "@/lib/domain/exports/rows";
import en from "@/lib/messages/en/exports.json";
import zhCN from "@/lib/messages/zh-CN/exports.json";
import type { Answer, MemberVisit } from "../http/route";
import type { Locale } from "../locale";
import { customerPages } from "../queries/customer-pages";
import type { customersQuery } from "../queries/customers";
import { loadCompanySettings } from "../settings/company-settings";

type ExportVisit = MemberVisit<z.output<typeof customersQuery>>;

const wordsByLocale = { en, "zh-CN": zhCN } as const;
const contentTypes = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
} as const;
export type ServedFormat = keyof typeof contentTypes;

/**
 * `GET /api/export/customers.xlsx|csv` (C8): what the same parameters show in the list, as a file. Rows are read and
 * written page by page, so that a million customers need no more memory than five hundred. Put on record first.
 */
export async function answerExport(visit: ExportVisit, format: ServedFormat): Promise<Answer> {
  const { runtime, actor, request, locale, now } = visit;
  const pages = await customerPages(visit);
  if (!pages.ok) return pages;
  const context = await exportContext(runtime.db, locale);
  const columns = allColumns(context.customFields);
  await insertAudit(runtime.db, {
    actorId: actor.userId,
    action: "export.customers",
    detail: {
      at: now.toISOString(),
      format,
      count: pages.total,
      query: new URL(request.url).search,
      columns,
      made: "server",
    },
  });
  const rows = pages.rows();
  const header = headerRow(columns, context);
  const { sheet, fileName } = wordsByLocale[locale];
  const bytes =
    format === "xlsx"
      ? writeXlsxStream(
          mapped(rows, header, (row) => bookRow(row, columns, context)),
          { name: sheet },
        )
      : writeCsvStream(
          mapped(rows, header, (row) => textRow(row, columns, context)),
          { bom: true },
        );
  const name = `${fileName.replace("{date}", now.toISOString().slice(0, 10))}.${format}`;
  return new Response(bytes, {
    headers: {
      "Cache-Control": "no-store",
      "Content-Type": contentTypes[format],
      "Content-Disposition": `attachment; filename="customers.${format}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}

async function* mapped<Row>(
  rows: AsyncIterable<CustomerRow>,
  header: readonly string[],
  toRow: (row: CustomerRow) => Row[],
): AsyncGenerator<(Row | string)[]> {
  yield [...header];
  for await (const row of rows) yield toRow(row);
}

async function exportContext(db: Executor, locale: Locale): Promise<ExportContext> {
  const [company, people, { customFields }] = await Promise.all([
    findCompany(db),
    listPeople(db),
    loadCompanySettings(db),
  ]);
  const nameById = new Map(people.map(({ id, name }) => [id, name]));
  return {
    words: wordsByLocale[locale],
    timeZone: company?.timeZone ?? "UTC",
    customFields,
    ownerName: (id) => nameById.get(id ?? "") ?? "",
  };
}
