import { useViews } from "@/lib/client/views/use-views";

/** Where an entry leads: customers to the view that the person wants to see first, if there is one (C5). */
export function useFirstView(): (href: string) => string {
  const { defaultId } = useViews("customers");
  return (href) => (href === "/customers" && defaultId ? `${href}?saved=${defaultId}` : href);
}
