import { useState } from "react";
import { v7 as uuid } from "uuid";
import { useApiErrorText } from "@/components/ui/api-error";
import type { ApiError } from "@/lib/client/http/result";
import { runCommand } from "@/lib/client/http/run-command";

export interface CommandForm {
  readonly working: boolean;
  /** What is wrong as a whole; null when the fields say it. */
  readonly problem: string | null;
  readonly fieldError: (name: string) => string | undefined;
  readonly send: (name: string, input: unknown) => Promise<boolean>;
}

/** One command from a form. Tried again after a lost answer it keeps its key, so that it happens once. */
export function useCommandForm(): CommandForm {
  const say = useApiErrorText();
  const [key, setKey] = useState(() => uuid());
  const [working, setWorking] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const send = async (name: string, input: unknown) => {
    setWorking(true);
    setError(null);
    const answer = await runCommand(name, input, key);
    setWorking(false);
    if (answer.ok) return true;
    setError(answer.error);
    // The server has answered: what is sent next is another attempt, not the same one again.
    if (answer.error.status !== 0) setKey(uuid());
    return false;
  };
  const hasFields = error?.fields !== undefined && Object.keys(error.fields).length > 0;
  return {
    working,
    problem: error && !hasFields ? say(error) : null,
    fieldError: (name) => error?.fields?.[name],
    send,
  };
}
