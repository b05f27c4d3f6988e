import type * as Y from "yjs";
import { useDesk } from "@/lib/client/documents/use-desk";
import { readDeskSettings } from "@/lib/docs/desk-doc";
import { readDefaults, shippedDefaults } from "@/lib/domain/quick-inputs/defaults";

const read = (doc: Y.Doc) => readDefaults(readDeskSettings(doc));

/** What the person wants new forms to begin with (T5), on all their devices. */
export const useDefaults = () => useDesk(read, shippedDefaults);
