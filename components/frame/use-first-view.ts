import { useViews } from "@/lib/client/views/use-views";

/** Where an entry leads: to the view of its list that the person wants to see first, if there is one (C5). */
export function useFirstView(): (href: string) => string {
  const firsts = new Map([
    ["/customers", useViews("customers").defaultId],
    ["/pool", useViews("pool").defaultId],
    ["/follow-ups", useViews("followUps").defaultId],
  ]);
  return (href) => {
    const first = firsts.get(href);
    return first ? `${href}?saved=${first}` : href;
  };
}
