import { useMemo } from "react";
import { type Columns, createColumns } from "@/lib/domain/queries/columns";
import { admittedRows, countAdmitted } from "@/lib/domain/queries/evaluate";
import type { Subject } from "@/lib/domain/queries/fields";
import type { Query } from "@/lib/domain/queries/model";
import { useCompiledQueries, useCompiledQuery } from "./use-compiled-query";

/** The rows of a list as columns, made anew when they change. */
export function useColumns<Row>(subject: Subject<Row>, rows: readonly Row[]): Columns<Row> {
  return useMemo(() => createColumns(subject, rows), [subject, rows]);
}

/** The rows within a mask that the list's custom query admits (C5). */
export function useAdmittedRows<Row>(
  columns: Columns<Row>,
  query: Query | null,
  within: Uint8Array,
): readonly Row[] {
  const compiled = useCompiledQuery(columns.subject, query);
  return useMemo(() => admittedRows(columns, compiled, within), [columns, compiled, within]);
}

/** How many of them each saved view would show; live (C5). */
export function useAdmittedCounts<Row>(
  columns: Columns<Row>,
  queries: readonly Query[],
  within: Uint8Array,
): readonly number[] {
  const compiled = useCompiledQueries(columns.subject, queries);
  return useMemo(
    () => compiled.map((each) => countAdmitted(columns, each, within)),
    [columns, compiled, within],
  );
}
