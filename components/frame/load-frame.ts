/**
 * The frame and its screens are not part of the sign-in page's first load. Asked for at once when somebody is signed
 * in, and while a person types their password, so that nobody waits for it.
 */
export const loadFrame = async () => ({ default: (await import("./frame")).Frame });
