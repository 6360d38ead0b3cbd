@echo off
rem Start orgcoach on Windows with a double-click. Setting up happens by itself.
rem This only finds a Python; everything else is in launchers\start.py.
rem Plain ASCII: in code page 65001 cmd.exe can lose its place in a file with accents.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
title orgcoach
set "HERE=%~dp0"
set "CHECK=import sys; sys.exit(sys.version_info < (3, 11))"
if not exist "%HERE%launchers\start.py" goto alone

set "PYTHON="
set "OWN=%HERE%.venv\Scripts\python.exe"
if not exist "%OWN%" goto search
"%OWN%" -c "%CHECK%" >nul 2>nul
if not "%ERRORLEVEL%"=="0" goto search
set PYTHON="%OWN%"
goto run

:search
for %%P in ("py -3" python3 "py -3.14" "py -3.13" "py -3.12" "py -3.11" python) do (
    if not defined PYTHON call :try %%~P
)
if defined PYTHON goto run

echo.
echo orgcoach heeft Python nodig, versie 3.11 of nieuwer, en die staat hier niet.
echo Python is gratis. Haal het op van deze pagina, installeer het, en start opnieuw:
echo.
echo     https://www.python.org/downloads/
echo.
echo orgcoach needs Python, version 3.11 or newer, and there is none here.
echo Python is free. Get it from the page above, install it, and start again.
goto stay

:alone
echo.
echo De rest van de map van orgcoach ontbreekt. Kijk je in een zip-bestand? Klik het dan met
echo rechts aan, kies Alles uitpakken, en start in de map die er dan staat.
echo.
echo The rest of the orgcoach folder is missing. Are you looking inside a zip file? Right-click
echo it, choose Extract All, and start in the folder that appears.
goto stay

:run
%PYTHON% -I "%HERE%launchers\start.py" %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" exit /b 0
if "%~1"=="" (
    echo.
    pause
)
exit /b %CODE%

:stay
echo.
pause
exit /b 1

:try
%* -c "%CHECK%" >nul 2>nul
if "%ERRORLEVEL%"=="0" set "PYTHON=%*"
goto :eof
