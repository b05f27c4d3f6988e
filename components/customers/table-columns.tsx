import {
  columnSizingFeature,
  columnVisibilityFeature,
  createColumnHelper,
  tableFeatures,
} from "@tanstack/react-table";
import { Countdown } from "@/components/pool/countdown";
import { A } from "@/components/ui/a";
import { NextContact } from "@/components/ui/next-contact";
import { Status, Vip } from "@/components/ui/status";
import { When } from "@/components/ui/time";
import type { CustomerSortKey } from "@/lib/client/customers/model";
import type { CustomerRow } from "@/lib/domain/customers/model";
import { sayPhone } from "./phone-number";

export const features = tableFeatures({
  columnSizingFeature,
  columnVisibilityFeature,
});

/** What cells need beyond their row; set once per render of the table. */
export interface TableMeta {
  readonly nameOf: (userId: string | null) => string;
  readonly hrefOf: (id: string) => string;
  readonly pending: string;
  readonly noName: string;
  readonly level: (level: CustomerRow["level"]) => string;
}

export const columnIds = [
  "name",
  "company",
  "jobTitle",
  "phone",
  "status",
  "lastContactedAt",
  "nextVisitAt",
  "owner",
  "customerNo",
  "createdAt",
  "industry",
  "address",
] as const;
export type ColumnId = (typeof columnIds)[number];

/** What the table shows until one chooses; the owner only for those who see more than their own. */
export const shownAtFirst = (seesOthers: boolean): Readonly<Record<ColumnId, boolean>> => ({
  name: true,
  company: true,
  jobTitle: false,
  phone: true,
  status: true,
  lastContactedAt: true,
  nextVisitAt: true,
  owner: seesOthers,
  customerNo: false,
  createdAt: false,
  industry: false,
  address: false,
});

/** Columns whose head sorts; the engine sorts, not the table. */
export const sortKeyByColumn: Readonly<Partial<Record<ColumnId, CustomerSortKey>>> = {
  name: "name",
  company: "company",
  status: "status",
  lastContactedAt: "lastContactedAt",
  nextVisitAt: "nextVisitAt",
  customerNo: "customerNo",
  createdAt: "createdAt",
};

const helper = createColumnHelper<typeof features, CustomerRow>();
const say = { minSize: 64, maxSize: 480 };

/** Columns are made once per language and set of people, so that rows keep their cells. */
export const makeColumns = (meta: TableMeta) =>
  helper.columns([
    helper.display({
      id: "name",
      size: 124,
      ...say,
      minSize: 96,
      cell: ({ row: { original } }) => (
        <>
          <A className="name" href={meta.hrefOf(original.id)} tabIndex={-1}>
            {original.name || meta.noName}
          </A>
          {original.level === "vip" && <Vip />}
        </>
      ),
    }),
    helper.display({
      id: "company",
      size: 176,
      ...say,
      minSize: 120,
      cell: ({ row: { original }, table }) => {
        const own = table.getColumn("jobTitle")?.getIsVisible();
        return (
          <>
            <Countdown row={original} short className="row-countdown" />
            {original.company}
            {!own && original.jobTitle !== "" && (
              <span className="dim">{`${original.company ? " · " : ""}${original.jobTitle}`}</span>
            )}
          </>
        );
      },
    }),
    helper.display({ id: "jobTitle", size: 120, ...say, cell: ({ row }) => row.original.jobTitle }),
    helper.display({ id: "phone", size: 120, ...say, cell: ({ row }) => sayPhone(row.original.phone) }),
    helper.display({
      id: "status",
      size: 100,
      ...say,
      cell: ({ row }) => <Status status={row.original.status} />,
    }),
    helper.display({
      id: "lastContactedAt",
      size: 92,
      ...say,
      cell: ({ row: { original } }) => original.lastContactedAt && <When at={original.lastContactedAt} />,
    }),
    helper.display({
      id: "nextVisitAt",
      size: 108,
      ...say,
      cell: ({ row }) => <NextContact row={row.original} />,
    }),
    helper.display({ id: "owner", size: 84, ...say, cell: ({ row }) => meta.nameOf(row.original.ownerId) }),
    helper.display({
      id: "customerNo",
      size: 96,
      ...say,
      cell: ({ row }) => row.original.customerNo ?? <span className="dim">{meta.pending}</span>,
    }),
    helper.display({
      id: "createdAt",
      size: 96,
      ...say,
      cell: ({ row }) => <When at={row.original.createdAt} />,
    }),
    helper.display({ id: "industry", size: 104, ...say, cell: ({ row }) => row.original.industry }),
    helper.display({ id: "address", size: 200, ...say, cell: ({ row }) => row.original.address }),
  ]);
