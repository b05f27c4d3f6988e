/** Bodies of REST requests are forms and lists of names: files go elsewhere. */
export const maxBodyBytes = 1024 * 1024;

/**
 * Of a request's head, the address included: a custom query in Chinese takes nine letters in an address for each of
 * its own (`queryLimits.json` of them), and Node's own limit of 16 kB is reached with less than two thousand.
 */
export const maxHeadBytes = 128 * 1024;
