package dev.earshot.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

public final class QrCodeTest {
    private static final String ADDRESS = "https://go.example.com/menu?x=ü";

    /** What a camera reads from a picture. */
    public static String read(byte[] png) throws Exception {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels))))
                .getText();
    }

    @Test
    void aCameraReadsTheAddressFromThePng() throws Exception {
        assertEquals(ADDRESS, read(QrCode.of(ADDRESS).png(400)));
        assertEquals(ADDRESS, read(QrCode.of(ADDRESS).png(4_000)));
    }

    @Test
    void thePngIsAsWideAsWasAskedForAndSquare() throws Exception {
        BufferedImage image =
                ImageIO.read(new ByteArrayInputStream(QrCode.of(ADDRESS).png(400)));
        assertTrue(image.getWidth() >= 400 && image.getWidth() < 450, "" + image.getWidth());
        assertEquals(image.getWidth(), image.getHeight());
        assertTrue(ImageIO.read(new ByteArrayInputStream(QrCode.of(ADDRESS).png(Integer.MAX_VALUE / 2)))
                        .getWidth()
                <= 4_096);
    }

    @Test
    void theSvgDrawsEachDarkModuleOnce() {
        String svg = QrCode.of("A").svg();
        // Version 1 has 21 modules, and four of white on each side.
        assertTrue(svg.contains("viewBox=\"0 0 29 29\""), svg);
        assertTrue(svg.contains("M4 4h7v1h-7z"), "the edge of the finder pattern: " + svg);
    }

    @Test
    void refusesWhatNoCodeCanHold() {
        assertThrows(IllegalArgumentException.class, () -> QrCode.of("x".repeat(3_000)));
        assertThrows(IllegalArgumentException.class, () -> QrCode.of(""));
    }
}
