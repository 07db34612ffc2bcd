import { useState } from "react";
import { Button } from "../../ui/button.tsx";
import { useToast } from "../../ui/toast.tsx";

interface CopyAddressProps {
  /** From the first slash. */
  readonly path: string;
  readonly label: string;
  readonly done: string;
}

/** Copies a whole address; where a browser forbids it, it is shown to be copied by hand. */
export function CopyAddress({ path, label, done }: CopyAddressProps) {
  const toast = useToast();
  const [isShown, setShown] = useState(false);
  const address = addressOf(path);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      toast(done);
    } catch {
      setShown(true);
    }
  };
  return (
    <>
      <Button kind="text" isSmall onClick={() => void copy()}>
        {label}
      </Button>
      {isShown && (
        <input
          readOnly
          aria-label={label}
          value={address}
          onFocus={(event) => event.currentTarget.select()}
          className="min-h-11 w-full rounded-box border border-edge bg-sheet px-3 text-body"
        />
      )}
    </>
  );
}

export function addressOf(path: string): string {
  return window.location.origin + path;
}
