import { integer, pgSequence, pgTable, text, timestamp } from "drizzle-orm/pg-core";

/** Numbers of customers (C1): given once, never reused. */
export const customerNumbers = pgSequence("customer_numbers", { startWith: 1, increment: 1 });

/**
 * Counters of the throttles, in the shape that rate-limiter-flexible expects. They live in the database so that a
 * restart doesn't open a new round of guesses and all processes count together.
 */
export const rateLimits = pgTable("rate_limits", {
  key: text("key").primaryKey(),
  points: integer("points").notNull().default(0),
  /** null: never expires. */
  expire: timestamp("expire", { withTimezone: true }),
});
