import { type DragEvent, useEffect, useRef, useState } from "react";

export interface DropAndPaste {
  readonly isOver: boolean;
  readonly handlers: {
    readonly onDragOver: (event: DragEvent) => void;
    readonly onDragLeave: (event: DragEvent) => void;
    readonly onDrop: (event: DragEvent) => void;
  };
}

const hasFiles = (event: DragEvent) => [...event.dataTransfer.types].includes("Files");

/** Files dropped on an element, and pictures pasted while it is on screen; null takes none. */
export function useDropAndPaste(onFiles: ((files: readonly File[]) => void) | null): DropAndPaste {
  const [isOver, setOver] = useState(false);
  const latest = useRef(onFiles);
  latest.current = onFiles;
  const isOn = onFiles !== null;
  useEffect(() => {
    if (!isOn) return;
    const paste = (event: ClipboardEvent) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      latest.current?.(files);
    };
    document.addEventListener("paste", paste);
    return () => document.removeEventListener("paste", paste);
  }, [isOn]);
  return {
    isOver: isOver && isOn,
    handlers: {
      onDragOver(event) {
        if (!isOn || !hasFiles(event)) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave(event) {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      },
      onDrop(event) {
        setOver(false);
        if (!isOn || !hasFiles(event)) return;
        event.preventDefault();
        latest.current?.([...event.dataTransfer.files]);
      },
    },
  };
}
