import { type ReactNode, useRef } from "react";

interface ChooseButtonProps {
  readonly className: string;
  readonly children: ReactNode;
  /** Types to choose from; absent: all. */
  readonly accept?: string;
  /** Asks the phone's camera. */
  readonly camera?: boolean;
  readonly multiple?: boolean;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that lets the person choose files, or take a photo where there is a camera. */
export function ChooseButton(props: ChooseButtonProps) {
  const { className, children, accept, camera = false, multiple = false, onFiles } = props;
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" className={className} onClick={() => input.current?.click()}>
        {children}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept={accept}
        multiple={multiple}
        capture={camera ? "environment" : undefined}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file may be chosen once more.
          event.target.value = "";
          onFiles(files);
        }}
      />
    </>
  );
}
