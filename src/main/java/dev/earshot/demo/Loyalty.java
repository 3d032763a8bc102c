package dev.earshot.demo;

/** How likely somebody comes back after a visit, and after how many days, in the median. */
enum Loyalty {
    PASSER_BY(0.20, 5),
    CASUAL(0.66, 4),
    REGULAR(0.92, 2);

    private static final double SIGMA = 0.9;

    private final double comesBack;
    private final double medianDays;

    Loyalty(double comesBack, double medianDays) {
        this.comesBack = comesBack;
        this.medianDays = medianDays;
    }

    static Loyalty of(Dice dice) {
        return values()[dice.weighted(0.38, 0.42, 0.20)];
    }

    boolean comesBack(Dice dice) {
        return dice.chance(comesBack);
    }

    double daysAway(Dice dice) {
        return dice.logNormal(medianDays, SIGMA);
    }
}
