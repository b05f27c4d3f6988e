import { RadioGroup } from "radix-ui";

interface SegmentProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, all in sight. */
export function Segment<T extends string>({ label, value, options, onChange }: SegmentProps<T>) {
  return (
    <RadioGroup.Root
      className="segment"
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(next) => onChange(next as T)}
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} value={option.value} lang={option.lang}>
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  );
}
