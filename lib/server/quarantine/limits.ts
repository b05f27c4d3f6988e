/** One update: what a person writes in one customer without a network for weeks stays far below. */
export const maxUpdateBytes = 2 * 1024 * 1024;
/** The update in base64, with the names around it. */
export const maxHandInBytes = Math.ceil((maxUpdateBytes * 4) / 3) + 4096;

const dayMs = 24 * 60 * 60 * 1000;
/** How long a device of a closed account may hand in what it had not sent (design §3). */
export const handInAfterClosingMs = 30 * dayMs;
