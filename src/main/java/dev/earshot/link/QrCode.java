package dev.earshot.link;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An address as a picture for cameras (ISO/IEC 18004): a quarter of it may be covered or dirty. */
public final class QrCode {
    /** Modules of white around it; the standard asks for four. */
    private static final int QUIET_ZONE = 4;

    private final BitMatrix matrix;

    private QrCode(BitMatrix matrix) {
        this.matrix = matrix;
    }

    /** @throws IllegalArgumentException if the text is empty or too long for a code, about 1,600 characters */
    public static QrCode of(String text) {
        try {
            Map<EncodeHintType, Object> hints = Map.of(
                    EncodeHintType.ERROR_CORRECTION,
                    ErrorCorrectionLevel.Q,
                    EncodeHintType.MARGIN,
                    QUIET_ZONE,
                    EncodeHintType.CHARACTER_SET,
                    StandardCharsets.UTF_8.name());
            // The smallest possible: one dot a module.
            return new QrCode(new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 0, 0, hints));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code can hold this: " + e.getMessage(), e);
        }
    }

    /** Sharp at every size. */
    public String svg() {
        int size = matrix.getWidth();
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (matrix.get(x, y)) {
                    int end = x;
                    while (end < size && matrix.get(end, y)) {
                        end++;
                    }
                    path.append('M')
                            .append(x)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(end - x)
                            .append("v1h-")
                            .append(end - x)
                            .append('z');
                    x = end;
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\">"
                        .formatted(size, size)
                + "<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path d=\"" + path + "\"/></svg>\n";
    }

    /** @param pixels at least so many wide, unless that is more than 4,096 */
    public byte[] png(int pixels) {
        int modules = matrix.getWidth();
        int scale = Math.clamp((pixels + modules - 1) / modules, 1, Math.max(1, 4_096 / modules));
        return BlackAndWhitePng.of(modules * scale, (x, y) -> matrix.get(x / scale, y / scale));
    }
}
