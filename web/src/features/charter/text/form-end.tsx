import { Button } from "../../../ui/button.tsx";

interface FormEndProps {
  readonly words: { readonly act: string; readonly busy: string; readonly cancel: string };
  readonly trouble: string | null;
  readonly isBusy: boolean;
  readonly onClose: () => void;
}

/** Where a small form of the charter ends: what went wrong, the act, and the way out. */
export function FormEnd({ words, trouble, isBusy, onClose }: FormEndProps) {
  return (
    <>
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {trouble}
      </p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="ink" busyLabel={isBusy ? words.busy : null}>
          {words.act}
        </Button>
        <Button kind="text" onClick={onClose}>
          {words.cancel}
        </Button>
      </p>
    </>
  );
}
