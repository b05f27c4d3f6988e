const dayMs = 24 * 60 * 60 * 1000;

/** How long an upload may pause before it begins anew. */
export const keepUploadMs = 7 * dayMs;
/** Bytes that hang on nothing stay for so long: they may just be on their way to a customer. */
export const keepUnusedMs = dayMs;
/** What one person may bring within a day, and have under way at once. */
export const dailyBytes = 2 * 1024 * 1024 * 1024;
export const openUploads = 100;
export const countedMs = dayMs;
