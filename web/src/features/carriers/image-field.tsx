import { carrierImageTypes, LARGEST_CARRIER_IMAGE_BYTES, type CarrierView } from "@kith/contract/carriers";
import { useId, useState } from "react";
import { useWords } from "../../lib/words.ts";
import { buttonLook, Button } from "../../ui/button.tsx";
import { FieldError } from "../../ui/text-field.tsx";
import { imagePath } from "./queries.ts";
import type { ImageWanted } from "./use-saving.ts";
import { carrierWords } from "./words.ts";

interface ImageFieldProps {
  readonly slug: string;
  readonly carrier: CarrierView | null;
  readonly image: ImageWanted;
  readonly onImage: (image: ImageWanted) => void;
}

/** A picture of a code, as a group gives it: taken along as it is. */
export function ImageField({ slug, carrier, image, onImage }: ImageFieldProps) {
  const { form: words } = useWords(carrierWords);
  const id = useId();
  const [isTooLarge, setTooLarge] = useState(false);
  const isKept = carrier?.hasImage === true && image === null;
  const choose = (file: File | undefined) => {
    if (file === undefined) return;
    const isLarge = file.size > LARGEST_CARRIER_IMAGE_BYTES;
    setTooLarge(isLarge);
    if (!isLarge) onImage(file);
  };
  return (
    <div className="grid gap-1">
      <p id={`${id}-label`} className="text-second font-semibold">
        {words.image}
      </p>
      <p className="text-second text-faded">{words.imageHint}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-2">
        {isKept && carrier !== null && (
          <img
            src={imagePath(slug, carrier.id)}
            alt={words.imageKept}
            className="size-20 rounded-mark object-contain"
          />
        )}
        <label
          className={`${buttonLook("secondary", true)} cursor-pointer focus-within:outline-2 focus-within:outline-offset-2`}
        >
          {words.imageChoose}
          <input
            type="file"
            accept={carrierImageTypes.join(",")}
            aria-labelledby={`${id}-label`}
            className="unseen"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </label>
        {image instanceof File && <span className="min-w-0 text-second break-words">{image.name}</span>}
        {(isKept || image instanceof File) && (
          <Button kind="text" isSmall onClick={() => onImage(carrier?.hasImage === true ? "none" : null)}>
            {words.imageRemove}
          </Button>
        )}
      </div>
      <FieldError id={`${id}-error`} error={isTooLarge ? words.imageTooLarge : null} />
    </div>
  );
}
