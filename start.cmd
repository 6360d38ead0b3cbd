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

set PYTHON="%HERE%.venv\Scripts\python.exe"
if exist %PYTHON% %PYTHON% -c "%CHECK%" >nul 2>nul && goto run
set PYTHON=py -3
%PYTHON% -c "%CHECK%" >nul 2>nul && goto run
set PYTHON=python3
%PYTHON% -c "%CHECK%" >nul 2>nul && goto run
for %%V in (3.14 3.13 3.12 3.11) do (
    set PYTHON=py -%%V
    py -%%V -c "%CHECK%" >nul 2>nul && goto run
)
set PYTHON=python
%PYTHON% -c "%CHECK%" >nul 2>nul && goto run

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
