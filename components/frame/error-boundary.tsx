import { Component, type ErrorInfo, type ReactNode } from "react";
import { Broken } from "./broken";

interface Props {
  readonly children: ReactNode;
  /** Another address is another chance. */
  readonly resetKey: string;
}

interface State {
  readonly error: Error | null;
  readonly where: string;
}

/** A screen that breaks does not take the frame, the unsent work or the other screens with it. */
export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, where: "" };

  static getDerivedStateFromError(error: Error): Partial<State> {
    return { error };
  }

  override componentDidCatch(_error: Error, info: ErrorInfo): void {
    this.setState({ where: info.componentStack ?? "" });
  }

  override componentDidUpdate(before: Props): void {
    if (before.resetKey !== this.props.resetKey && this.state.error)
      this.setState({ error: null, where: "" });
  }

  override render(): ReactNode {
    const { error, where } = this.state;
    return error ? <Broken error={error} where={where} /> : this.props.children;
  }
}
