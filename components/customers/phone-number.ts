/** A mobile number of the mainland in three parts, as people read it aloud; others as they were typed. */
export const sayPhone = (phone: string): string =>
  /^1\d{10}$/.test(phone) ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}` : phone;

/** The first number of what was typed, for the phone's dialler. */
export const phoneHref = (phone: string): string | null => {
  const [number] = phone.split(/[,;，；、/]/);
  const digits = number?.replace(/[^\d+*#]/g, "") ?? "";
  return digits === "" ? null : `tel:${digits}`;
};
