import { Button } from "./button.tsx";

interface MoreButtonProps {
  readonly label: string;
  readonly busyLabel: string;
  readonly isBusy: boolean;
  /** Null where there is no more: then there is no button. */
  readonly onMore: (() => void) | null;
}

/** The next page of a list that keeps its place. */
export function MoreButton({ label, busyLabel, isBusy, onMore }: MoreButtonProps) {
  if (onMore === null) return null;
  return (
    <p className="py-2">
      <Button kind="text" busyLabel={isBusy ? busyLabel : null} onClick={onMore}>
        {label}
      </Button>
    </p>
  );
}
