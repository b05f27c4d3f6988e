import { Gate } from "./gate";
import { IntlProvider } from "./intl-provider";
import { useLook } from "./use-look";

/** The whole client: everything under the one static shell page (X1). */
export default function App() {
  useLook();
  return (
    <IntlProvider>
      <Gate />
    </IntlProvider>
  );
}
