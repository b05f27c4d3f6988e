import { useStore } from "@/lib/client/store/use-store";
import type { DayBounds } from "@/lib/domain/calendar/day-bounds";
import { calendar } from "./calendar";

/** Today, this week and this month in the company's time zone; rolls over at midnight. */
export const useCalendar = (): DayBounds => useStore(calendar.bounds);
