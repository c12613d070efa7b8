import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** For each input line `mode pattern text` (m or f, then hex): the groups of the match in hex, `-` for null, or `none`. */
public class Groups {
    static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8);
    }

    static String hex(String text) {
        return text == null ? "-" : "x" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    public static void main(String[] arguments) throws Exception {
        BufferedReader reader = new BufferedReader(new InputStreamReader(System.in));
        for (String line; (line = reader.readLine()) != null; ) {
            String[] parts = line.split(" ", -1);
            Matcher matcher = Pattern.compile(text(parts[1])).matcher(text(parts[2]));
            if (!(parts[0].equals("m") ? matcher.matches() : matcher.find())) {
                System.out.println("none");
                continue;
            }
            StringBuilder groups = new StringBuilder("match");
            for (int i = 1; i <= matcher.groupCount(); i++) {
                groups.append(" ").append(hex(matcher.group(i)));
            }
            System.out.println(groups);
        }
    }
}
