/** Bodies of REST requests are forms and lists of names: files go elsewhere. */
export const maxBodyBytes = 1024 * 1024;
