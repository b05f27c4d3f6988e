import { useFormatter } from "use-intl";

const mega = 1024 * 1024;

/** How large a file is, as people say it. */
export function useSizeWords(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const unit = bytes < mega ? "kilobyte" : "megabyte";
    const count = bytes < mega ? Math.max(1, bytes / 1024) : bytes / mega;
    return format.number(count, {
      style: "unit",
      unit,
      maximumFractionDigits: count < 10 && bytes >= mega ? 1 : 0,
    });
  };
}
