namespace TechMarket.Search.Scoring;

/// <summary>Solves (K + ridge · 1) a = y for a symmetric K without negative eigenvalues, as likenesses of listings to each other are.</summary>
internal static class KernelRidge
{
    public static double[] Solve(double[,] kernel, double ridge, double[] wanted)
    {
        var root = Root(kernel, ridge);
        var (n, found) = (wanted.Length, (double[])wanted.Clone());
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column < row; column++)
            {
                found[row] -= root[row, column] * found[column];
            }
            found[row] /= root[row, row];
        }
        for (var row = n - 1; row >= 0; row--)
        {
            for (var below = row + 1; below < n; below++)
            {
                found[row] -= root[below, row] * found[below];
            }
            found[row] /= root[row, row];
        }
        return found;
    }

    /// <summary>Cholesky: the lower triangle that, times its own transpose, gives the kernel and the ridge.</summary>
    private static double[,] Root(double[,] kernel, double ridge)
    {
        var n = kernel.GetLength(0);
        var root = new double[n, n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                var rest = kernel[row, column] + (row == column ? ridge : 0);
                for (var before = 0; before < column; before++)
                {
                    rest -= root[row, before] * root[column, before];
                }
                root[row, column] = row == column ? Math.Sqrt(rest) : rest / root[column, column];
            }
        }
        return root;
    }
}
