import { demoTemplate } from "./demo-data";
import { e2eScale } from "./e2e-scale";

/** Seeds the demo company once, before the workers start and would each do it. */
export default async function prepare(): Promise<void> {
  await demoTemplate(e2eScale);
}
